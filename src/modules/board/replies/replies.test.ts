import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { accounts } from '../../accounts/module.ts'
import { staff } from '../../staff/module.ts'
import { territory } from '../../territory/module.ts'
import { board } from '../module.ts'
import { listReplies, withReply } from './replies.ts'

let house: TestApplication
let cookie: string
before(async () => {
  house = await testApplication([accounts, territory, staff, board])
  cookie = (await house.as('web_editor')).cookie
})
after(() => house.stop())

const ask = (path: string, fields?: Record<string, string>, headers = { cookie }) =>
  house.app.request(`/it/gestione/risposte${path}`, {
    headers,
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })

test('the replies that come with the portal are written in all six languages', async () => {
  const replies = await listReplies(house.db)
  assert.ok(replies.length >= 5)
  for (const { words } of replies)
    assert.deepEqual(
      LANGUAGES.filter((lang) => !words[lang]?.text || !words[lang]?.title),
      [],
    )
})

test('an editor writes a reply, changes it, takes it away and back; all of it is in the log', async () => {
  await ask('/nuova', { titolo_it: 'Prova <b>', testo_it: 'Testo di prova', testo_fr: 'Texte' })
  const made = (await listReplies(house.db)).find(({ words }) => words.it?.title === 'Prova <b>')
  const id = made?.id ?? assert.fail()
  assert.deepEqual(made?.words.fr, { title: 'Prova <b>', text: 'Texte' })
  assert.match(await (await ask('')).text(), /Prova &lt;b>/)
  await ask(`/${id}`, { titolo_it: 'Prova', testo_it: 'Altro testo' })
  const removed = await ask(`/${id}/rimuovi`, {})
  assert.equal(
    (await listReplies(house.db)).some((one) => one.id === id),
    false,
  )
  const path = (removed.headers.get('location') ?? '').replace('/it/gestione/risposte', '')
  assert.match(await (await ask(path)).text(), /Risposta tolta: Prova/)
  await ask(`/${id}/ripristina`, {})
  const again = (await listReplies(house.db)).find((one) => one.id === id)
  assert.equal(again?.words.it?.text, 'Altro testo')
  const log = await house.db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).execute()
  assert.equal(log.length, 4)
})

test('a reply without Italian is refused, and what was typed stays', async () => {
  const refused = await ask('/nuova', { titolo_it: '', testo_it: '', testo_ru: 'Текст <остаётся>' })
  const text = await refused.text()
  assert.equal(refused.status, 422)
  assert.match(text, /href="#f-titolo_it"/)
  assert.match(text, /Текст &lt;остаётся>/)
})

test('who does not write replies neither sees nor changes them', async () => {
  const operator = await house.as('urp_operator')
  const statuses = await Promise.all([
    ask('', undefined, operator),
    ask('/nuova', undefined, operator),
    ask('/nuova', { titolo_it: 'A', testo_it: 'B' }, operator),
  ])
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [403, 403, 403],
  )
})

test('who works for some places reads the replies, which are everybody’s, and changes none', async () => {
  const here = await house.person({ role: 'web_editor', territory: '100005' })
  const headers = { cookie: here.cookie }
  const [reply] = await listReplies(house.db)
  const text = await (await ask('', undefined, headers)).text()
  assert.match(text, /le scrive chi lavora per tutto il territorio/)
  assert.ok(reply?.words.it && text.includes(reply.words.it.title))
  assert.doesNotMatch(text, /risposte\/(nuova|[0-9a-f-]{36})/)
  const words = { titolo_it: 'A', testo_it: 'B' }
  for (const [path, fields] of [
    [`/${reply.id}`, undefined],
    [`/${reply.id}`, words],
    ['/nuova', words],
    [`/${reply.id}/rimuovi`, {}],
    [`/${reply.id}/ripristina`, {}],
  ] as const)
    assert.equal((await ask(path, fields, headers)).status, 403, path)
})

test('a reply follows what is written already, and Italian stands in for a missing language', () => {
  const reply = { id: '1', words: { it: { title: 'T', text: 'Grazie' }, fr: { title: 'T', text: 'Merci' } } }
  assert.equal(withReply('Ciao ', reply, 'fr'), 'Ciao\n\nMerci')
  assert.equal(withReply('', reply, 'zh'), 'Grazie')
})
