import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { createRecord, emptyRecord } from '../src/modules/directory/api.ts'
import { newId } from '../src/platform/ids.ts'
import { openPostOffice } from '../src/platform/testing/post-office.ts'
import { enterAs } from './browser.ts'
import { startSite } from './site.ts'
import { PHONE, stage } from './stage.ts'

const post = await openPostOffice()
after(() => post.stop())
const { open, words, site } = stage(() => startSite({ demo: false, env: { SMTP_URL: post.url } }))
const t = () => words('it')

const NAME = 'Coro delle Rose'
const SEAT = 'coro@rose.example'
const VOLUNTEER = 'amina@rose.example'
const PASSWORD = 'quattro mele rosse'
const ITALIAN = { text: 'Cantiamo insieme ogni settimana.', service: 'Prova aperta' }
const ARABIC = { text: 'نغني معًا كل أسبوع.', service: 'تدريب مفتوح' }
const CORRECTED = 'Cantiamo insieme ogni settimana: vieni ad ascoltare.'
const PICTURE = 'Il coro sul palco'
const REASON = 'Di’ anche che si può venire ad ascoltare.'

test('a volunteer claims her association, adds a service with hours and a picture, corrects what came back and is public in two languages', async () => {
  const record = await association()
  const { page, complaints } = await open(PHONE)
  await register(page)
  await claim(page, record.slug)
  await page.getByRole('link', { name: t()('members.step_open') }).click()
  await write(page, record.id)
  await handIn(page, record.id)

  const editor = await open()
  await enterAs(editor.page, site().address, (await site().person({ role: 'web_editor' })).cookie)
  await decide(editor.page, 'return')

  await letterTo(VOLUNTEER, /venire ad ascoltare/)
  await page.goto('/it/area')
  await page.getByText(REASON).waitFor()
  await page.getByRole('link', { name: t()('members.step_correct') }).click()
  await fillIn(page, `/it/area/${record.id}/scheda/testi`, { description: CORRECTED })
  await handIn(page, record.id)
  await decide(editor.page, 'approve')

  await page.goto(`/it/enti/${record.slug}`)
  for (const text of [CORRECTED, ITALIAN.service]) await page.getByText(text).first().waitFor()
  await page
    .getByText(/18[.:]30/)
    .first()
    .waitFor()
  await page.getByAltText(PICTURE).first().waitFor()
  await page.goto(`/ar/enti/${record.slug}`)
  for (const text of [ARABIC.text, ARABIC.service]) await page.getByText(text).first().waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(wide, false, 'nothing is wider than the phone')
  assert.deepEqual(complaints, { errors: [], foreign: [] })
  assert.deepEqual(editor.complaints, { errors: [], foreign: [] })
})

/** A public record that nobody looks after, with an address of mail. */
async function association() {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name: NAME, email: SEAT } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const record = { document, visibility: 'public' as const, by }
  const { db } = site()
  await db.transaction().execute((tx) => createRecord(tx, record))
  return db.selectFrom('organization').select(['id', 'slug']).where('id', '=', id).executeTakeFirstOrThrow()
}

/** What a mail to an address says that says this. */
async function letterTo(address: string, says: RegExp): Promise<string> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    for (const { to, message } of post.received) {
      const [found] = (to[0] === address && says.exec(message.replace(/=\r\n/g, ''))) || []
      if (found) return found
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return assert.fail(`no mail to ${address} says ${says}`)
}

/** An account by the form and the mail that confirms the address; then she enters. */
async function register(page: Page): Promise<void> {
  await page.goto('/it/registrati')
  const fields = { name: 'Amina Rossi', email: VOLUNTEER, userId: 'amina', password: PASSWORD }
  for (const [field, value] of Object.entries(fields)) await page.locator(`[name=${field}]`).fill(value)
  await page.getByRole('button', { name: t()('accounts.register'), exact: true }).click()
  await page.getByText(t()('accounts.register_sent')).first().waitFor()
  await page.goto(await letterTo(VOLUNTEER, /\/it\/registrati\/[\w-]{43}/))
  await page.getByRole('button', { name: t()('accounts.confirm') }).click()
  await page.locator('[name=who]').fill('amina')
  await page.locator('[name=password]').fill(PASSWORD)
  await page
    .getByRole('main')
    .getByRole('button', { name: t()('accounts.sign_in') })
    .click()
  await page.waitForURL((url) => !url.pathname.endsWith('/accedi'))
}

/** From the public page, by the code that the association's own mailbox gets. */
async function claim(page: Page, slug: string): Promise<void> {
  await page.goto(`/it/enti/${slug}`)
  await page.locator('a[href$="/gestisci"]').click()
  await page.getByLabel(t()('members.way_code')).check()
  await page.getByRole('button', { name: t()('members.claim_send') }).click()
  await page.locator('[name=codice]').fill(await letterTo(SEAT, /\b[A-Z2-9]{4}-[A-Z2-9]{4}\b/))
  await page.getByRole('button', { name: t()('members.typed_send') }).click()
  await page.getByText(t()('members.done_responsabile')).waitFor()
}

/** Fills fields of one short page in and saves it. */
async function fillIn(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto(path)
  for (const [field, value] of Object.entries(fields)) await page.locator(`[name="${field}"]`).fill(value)
  await page.getByRole('button', { name: t()('editing.owner.save'), exact: true }).click()
  await page.getByText(t()('editing.owner.saved')).waitFor()
}

/** A picture with what it shows in words, for those who do not see it. */
async function addPicture(page: Page, record: string): Promise<void> {
  const drawn = sharp({ create: { width: 500, height: 400, channels: 3, background: '#0a5' } })
  await page.goto(`${record}/immagini/nuova`)
  await page.locator('[name=role][value=gallery]').check()
  const file = { name: 'coro.jpg', mimeType: 'image/jpeg', buffer: await drawn.jpeg().toBuffer() }
  await page.locator('[name=foto_file]').setInputFiles(file)
  await page.locator('[name=foto_alt]').fill(PICTURE)
  await page.getByRole('button', { name: t()('editing.owner.save'), exact: true }).click()
  await page.getByText(t()('editing.owner.saved')).waitFor()
}

/** What it does, a picture, a service with its hours, and the words in Arabic. */
async function write(page: Page, id: string): Promise<void> {
  const record = `/it/area/${id}/scheda`
  await fillIn(page, `${record}/testi`, { description: ITALIAN.text })
  await addPicture(page, record)
  await fillIn(page, `${record}/servizi/nuova`, { name: ITALIAN.service })
  await page.goto(`${record}/orari`)
  await page.getByRole('link', { name: ITALIAN.service }).click()
  await fillIn(page, page.url(), { th: '18.30-20.30' })
  await page.goto(`${record}/traduzioni/ar`)
  for (const [original, arabic] of [
    [ITALIAN.text, ARABIC.text],
    [ITALIAN.service, ARABIC.service],
  ] as const)
    await page
      .locator('.form-row', { has: page.getByText(original, { exact: true }) })
      .locator('textarea')
      .fill(arabic)
  await page.getByRole('button', { name: t()('editing.owner.save'), exact: true }).click()
  await page.getByText(t()('editing.owner.saved')).waitFor()
}

async function handIn(page: Page, id: string): Promise<void> {
  await page.goto(`/it/area/${id}/scheda`)
  await page.getByRole('link', { name: t()('editing.owner.submit') }).click()
  await page.getByRole('button', { name: t()('editing.owner.submit_do'), exact: true }).click()
  await page.getByText(t()('editing.owner.done_inviata')).waitFor()
}

/** An editor takes the record from the queue and returns it with a reason, or approves it as it is. */
async function decide(page: Page, what: 'return' | 'approve'): Promise<void> {
  await page.goto('/it/gestione/coda')
  await page.getByRole('link', { name: NAME }).click()
  if (what === 'return') await page.locator('[name=motivo]').fill(REASON)
  await page.getByRole('button', { name: t()(`editing.review.${what}_before`) }).click()
  await page.locator('[role=status]').first().waitFor()
}
