import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startCampaign } from '../src/modules/freshness/campaign.ts'
import { sendDue } from '../src/modules/freshness/send.ts'
import { newId } from '../src/platform/ids.ts'
import { openPostOffice } from '../src/platform/testing/post-office.ts'
import { startSite } from './site.ts'
import { PHONE, stage, WAYS } from './stage.ts'

const post = await openPostOffice()
after(() => post.stop())
const { open, words, site } = stage(() => startSite({ env: { SMTP_URL: post.url } }))

for (const { way, javaScriptEnabled } of WAYS) {
  test(`a stale record is confirmed from the mail in one click, on a phone, ${way}`, async () => {
    const { db, services } = site()
    const now = new Date()
    const id = newId(now)
    const name = `Coro di prova ${way}`
    const old = new Date(now.getTime() - 800 * 86_400_000)
    const row = {
      id,
      name,
      slug: `coro-${id}`,
      email: 'coro@example.org',
      verified_at: old,
      verified_by: 'owner',
    }
    await db
      .updateTable('organization')
      .set({ visibility: 'hidden' })
      .where('slug', 'like', 'coro-%')
      .execute()
    await db
      .insertInto('organization')
      .values({ ...row, type_code: `prova${javaScriptEnabled}` })
      .execute()
    const wanted = { months: 12, type: `prova${javaScriptEnabled}` }
    const staff = { id: newId(now), name: 'Elena' }
    await db.transaction().execute((tx) => startCampaign(tx, wanted, staff, now))
    await sendDue(services, now)
    const message = post.received.at(-1)?.message.replace(/=\r\n/g, '') ?? ''
    const path = /\/it\/conferma\/[\w-]{43}/.exec(message)?.[0] ?? ''

    const { page, complaints } = await open({ ...PHONE, javaScriptEnabled })
    await page.goto(`/it/enti/${row.slug}`)
    await page.locator('.record-stale').waitFor()
    await page.goto(path)
    await page.getByText(name).first().waitFor()
    const wide = await page.locator('html').evaluate((html) => html.scrollWidth)
    assert.ok(wide <= 360, `${wide} px wide`)
    await page.getByRole('button', { name: words('it')('freshness.all_right') }).click()
    await page.getByText(words('it')('freshness.thanks_right')).waitFor()
    await page.goto(`/it/enti/${row.slug}`)
    assert.equal(await page.locator('.record-stale').count(), 0)
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  })
}
