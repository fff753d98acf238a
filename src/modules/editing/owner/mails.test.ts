import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { listQueues } from '../../../platform/jobs/queues.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { openPostOffice, type PostOffice } from '../../../platform/testing/post-office.ts'
import { createRecord, emptyRecord, type RecordDocument } from '../../directory/api.ts'
import { approve, sendBack } from '../decide.ts'
import { saveDraft } from '../draft.ts'
import { submitDraft } from '../submit.ts'
import { takeBack } from '../take-back.ts'

let house: TestApplication
let post: PostOffice
before(async () => {
  post = await openPostOffice()
  house = await testApplication(MODULES, { SMTP_URL: post.url, PUBLIC_URL: 'https://portale.example' })
})
after(async () => {
  await house.stop()
  await post.stop()
})

const now = new Date()

/** Something handed in for "Coro & Amici" by somebody who reads this language. */
async function waiting(lang: 'it' | 'ar', purpose: string) {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name: 'Coro & Amici' } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: now }
  const change = (seen: RecordDocument) => ({ ...seen, organization: { ...seen.organization, purpose } })
  await house.db.transaction().execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  const anna = await house.person({ role: 'organization_editor', organizationId: id })
  await house.db.updateTable('account').set({ lang }).where('id', '=', anna.id).execute()
  const handed = await house.db.transaction().execute(async (tx) => {
    await saveDraft(tx, { organizationId: id, seen: 0, change, by: anna, now })
    return submitDraft(tx, { organizationId: id, note: undefined, by: anna, now })
  })
  assert.ok('waiting' in handed && handed.waiting)
  return { id, anna, decided: { submissionId: handed.waiting, by: await house.person(), now } }
}

/** Does what follows the decisions since, and gives the mails that left. */
async function letters() {
  const events = await house.db.deleteFrom('event').returning(['name', 'payload']).execute()
  post.received.splice(0)
  for (const { name, payload } of events)
    for (const queue of listQueues(house.services.modules.list))
      if (queue.event === name && name === 'editing.decided') await queue.run(house.services, payload)
  return post.received.map(({ to, message }) => ({ to, message: decoded(message) }))
}

/** A message with its quoted-printable and base64 parts as text. */
const decoded = (message: string): string => {
  const quoted = message
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
  return quoted.replace(/(?<=base64\r\n(?:.+\r\n)*\r\n)[\w+/=\r\n]+?(?=\r\n--)/g, (part) =>
    Buffer.from(part, 'base64').toString(),
  )
}

test('what came back is told with its reason, as text and HTML, to who handed it in and nobody else', async () => {
  const { id, anna, decided } = await waiting('it', 'Cantare')
  const reason = 'Manca <b>dove</b>.\r\nBcc: altri@example.org'
  await house.db.transaction().execute((tx) => sendBack(tx, { ...decided, reason }))
  const [letter, ...others] = await letters()
  assert.equal(others.length, 0)
  const account = await house.db
    .selectFrom('account')
    .select('email')
    .where('id', '=', anna.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(letter?.to, [account.email])
  const message = letter?.message ?? ''
  assert.match(message, /Content-Type: text\/plain/)
  assert.match(message, /Content-Type: text\/html/)
  assert.match(message, /Manca <b>dove<\/b>\./, 'as text')
  assert.match(message, /Manca &lt;b(>|&gt;)dove/, 'as HTML nothing of it is markup')
  assert.ok(message.includes(`https://portale.example/it/area/${id}/scheda`))
  assert.doesNotMatch(message.split('\r\n\r\n')[0] ?? '', /^Bcc:/m)
  assert.doesNotMatch(message, /<img/)
})

test('what was approved is told in the language of who handed it in', async () => {
  const { id, decided } = await waiting('ar', 'Cantare')
  assert.ok('version' in (await house.db.transaction().execute((tx) => approve(tx, decided))))
  const [letter] = await letters()
  assert.ok(letter?.message.includes(`https://portale.example/ar/area/${id}/scheda`))
  assert.match(letter?.message ?? '', /dir="rtl"/)
})

test('a decision that was taken back before the mail left is not told', async () => {
  const { decided } = await waiting('it', 'Cantare')
  await house.db.transaction().execute((tx) => sendBack(tx, { ...decided, reason: 'Perché.' }))
  await house.db.transaction().execute((tx) => takeBack(tx, decided))
  assert.deepEqual(await letters(), [])
})
