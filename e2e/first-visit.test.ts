import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { LANGUAGES } from '../src/platform/i18n/languages.ts'
import { stage } from './stage.ts'

const { open } = stage()

/** Bytes over the wire of the first page somebody opens: HTML, styles and scripts, compressed (ecosystem.md 3.6). */
const MOST = 100 * 1024
const PAGES = ['', '/enti', '/enti?q=anziani&area=sociale', '/enti/la-lanterna-dei-compiti']

for (const lang of LANGUAGES) {
  test(`a first visit in ${lang} costs at most 100 KB, asks nobody else and leaves nothing behind`, async () => {
    for (const path of PAGES) {
      const { page, complaints } = await open()
      const weight = await weigh(page, `/${lang}${path}`)
      const total = weight.Document + weight.Stylesheet + weight.Script
      assert.ok(total <= MOST, `/${lang}${path}: ${Math.round(total / 1024)} KB ${JSON.stringify(weight)}`)
      assert.ok(weight.Document > 2_000 && weight.Stylesheet > 2_000, 'everything was weighed')
      assert.deepEqual(complaints, { errors: [], foreign: [] }, path)
      assert.deepEqual(await page.context().cookies(), [], path)
      assert.deepEqual(await kept(page), { local: 0, session: 0, databases: 0, workers: 0 }, path)
      await page.context().close()
    }
  })
}

test('a second page costs its own text only', async () => {
  const { page } = await open()
  await page.goto('/it')
  const second = await weigh(page, '/it/enti/la-lanterna-dei-compiti')
  assert.ok(second.Stylesheet + second.Font < 1_000, JSON.stringify(second))
  await page.context().close()
})

/** Bytes that came over the wire, headers included, by kind. */
async function weigh(
  page: Page,
  path: string,
): Promise<Record<'Document' | 'Stylesheet' | 'Script' | 'Font', number>> {
  const devtools = await page.context().newCDPSession(page)
  const weight = { Document: 0, Stylesheet: 0, Script: 0, Font: 0 }
  const kinds = new Map<string, string>()
  devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind && kind in weight) weight[kind as keyof typeof weight] += encodedDataLength
  })
  await devtools.send('Network.enable')
  await page.goto(path, { waitUntil: 'networkidle' })
  await devtools.detach()
  return weight
}

/** Whatever a site can leave in a browser beside cookies. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
