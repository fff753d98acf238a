import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Module } from '../../platform/module.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { accounts } from '../accounts/module.ts'
import { staff } from '../staff/module.ts'
import { taxonomy } from '../taxonomy/module.ts'
import { territory } from '../territory/module.ts'
import { noteSearch, writeSearches } from './asked.ts'
import { forgetSearches } from './forget-searches.ts'
import { thesaurus } from './module.ts'

/** Finds three records for whatever the entries say. */
const finder: Module = {
  name: 'finder',
  finds: async ({ db }, { text }) => {
    const entries = await db.selectFrom('thesaurus_entry').select('phrases').execute()
    return entries.some(({ phrases }) => phrases.includes(text)) ? 3 : 0
  },
}

let house: TestApplication
let headers: Record<string, string>
before(async () => {
  house = await testApplication([accounts, territory, staff, taxonomy, thesaurus, finder])
  headers = await house.as('chief_editor')
})
after(() => house.stop())
beforeEach(async () => {
  for (const table of ['search_asked', 'search_set_aside', 'thesaurus_entry'] as const)
    await house.db.deleteFrom(table).execute()
})

const DAY_MS = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY_MS)
const searched = async (text: string, total: number, { times = 1, days = 0, lang = 'it' as const } = {}) => {
  for (let n = 0; n < times; n++) noteSearch(house.db, { lang, text, total, now: ago(days) })
  await writeSearches(house.db)
}
const read = async (query = '') => {
  const answer = await house.app.request(`/it/gestione/ricerche${query}`, { headers })
  assert.equal(answer.status, 200, query)
  return answer.text()
}
const listed = (page: string) =>
  [...page.matchAll(/<th scope="row".*?<bdi[^>]*>(.*?)</gs)].map(([, text]) => text)
const post = (path: string, fields: Record<string, string>) =>
  house.app.request(`/it/gestione/${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) })

test('what found nothing comes first, then what is asked most; period, language and order can be chosen', async () => {
  await searched('mensa', 4, { times: 9 })
  await searched('niente di raro', 0)
  await searched('niente di spesso', 0, { times: 3, days: 40 })
  await searched('vecchia', 2, { days: 200 })
  assert.deepEqual(listed(await read()), ['niente di spesso', 'niente di raro', 'mensa'])
  assert.deepEqual(listed(await read('?giorni=30')), ['niente di raro', 'mensa'])
  assert.deepEqual(listed(await read('?giorni=400&ordine=times')), [
    'mensa',
    'niente di spesso',
    'niente di raro',
    'vecchia',
  ])
  assert.deepEqual(listed(await read('?lingua=ar')), [])
})

test('an entry is added in one step from a search that found nothing, and the line says what it finds now', async () => {
  await searched('spesa sospesa', 0, { times: 2 })
  const page = await read('?giorni=30')
  const [, link = ''] = /href="(\/it\/gestione\/parole\/nuova\?frase=spesa[^"]*)"/.exec(page) ?? []
  const address = new URL(link.replaceAll('&amp;', '&'), 'http://house')
  const form = await (await house.app.request(address.pathname + address.search, { headers })).text()
  assert.match(form, /<textarea[^>]*name="frasi"[^>]*>spesa sospesa</s)
  assert.match(form, /<option value="it" selected>/)
  const [, ritorno = ''] = /name="ritorno" value="([^"]*)"/.exec(form) ?? []
  const sent = {
    lingua: 'it',
    frasi: 'spesa sospesa',
    parole: 'pacco',
    ritorno: ritorno.replaceAll('&amp;', '&'),
  }
  const saved = await post('parole/nuova', sent)
  const back = saved.headers.get('location') ?? ''
  assert.match(back, /^\/it\/gestione\/ricerche\?giorni=30&/)
  const after = await (await house.app.request(back, { headers })).text()
  assert.match(after, /La voce è in uso/)
  assert.match(after, /Adesso trova 3 enti/)
  assert.match(after, /C’è una voce con queste parole/)
})

test('the language of a new entry follows the letters of the search', async () => {
  await searched('看病', 0)
  await searched('помощь', 0)
  const page = await read()
  assert.match(page, /frase=%E7%9C%8B%E7%97%85&amp;lingua=zh/)
  assert.match(page, /lingua=ru/)
})

test('a search that needs no entry is set aside, and taken back; the log does not keep the text', async () => {
  await searched('rossi mario', 0, { times: 2 })
  const done = await post('ricerche', {
    riga: 'it:rossi mario',
    azione: 'scarta',
    ritorno: '/gestione/ricerche?giorni=30',
  })
  const page = await (await house.app.request(done.headers.get('location') ?? '', { headers })).text()
  assert.match(page, /è messa da parte: <bdi>rossi mario/)
  assert.deepEqual(listed(page), [])
  assert.deepEqual(listed(await read('?stato=scartate')), ['rossi mario'])
  await post('ricerche', { riga: 'it:rossi mario', azione: 'riprendi' })
  assert.deepEqual(listed(await read()), ['rossi mario'])
  const log = await house.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject', '=', 'search_set_aside')
    .execute()
  assert.equal(log.length, 2)
  assert.doesNotMatch(JSON.stringify(log), /rossi/)
})

test('two editors set the same search aside at once without harm; a stranger’s line is refused', async () => {
  await searched('niente', 0)
  const answers = await Promise.all(
    [1, 2, 3].map(() => post('ricerche', { riga: 'it:niente', azione: 'scarta' })),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  )
  for (const riga of ['', 'niente', 'xx:niente', `it:${'a'.repeat(101)}`])
    assert.equal((await post('ricerche', { riga, azione: 'scarta' })).status, 422, riga)
})

test('the list as a file holds no formula and what the list shows', async () => {
  await searched('=HYPERLINK(x)', 0, { times: 2 })
  await searched('a;b "c"', 5)
  const answer = await house.app.request('/it/gestione/ricerche.csv', { headers })
  const file = Buffer.from(await answer.arrayBuffer()).toString()
  const [title, ...lines] = file.trimEnd().split('\r\n')
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
  assert.equal(title, '\ufeffRicerca;Lingua;Volte;Risultati;Ultimo giorno')
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date())
  assert.deepEqual(lines, [`'=hyperlink(x);it;2;0;${today}`, `"a;b ""c""";it;1;5;${today}`])
})

test('hostile words in the address and in the list break nothing', async () => {
  await searched('<img src=x onerror=alert(1)>', 0)
  const page = await read(
    '?giorni=x&lingua=%00&page=0&riga=it:%27%22&scartata=ar:%3Cb%3E&ripresa=zz&fatto=1&ordine=y',
  )
  assert.ok(page.includes('&lt;img src=x'))
  assert.doesNotMatch(page, /<img src=x|<b>/)
})

test('a text asked once is kept 30 days, the others 13 months, and nothing said of it longer', async () => {
  await searched('nome di qualcuno', 0, { days: 32 })
  await searched('nome recente', 0, { days: 28 })
  await searched('due volte', 1, { times: 2, days: 300 })
  await searched('in due giorni', 1, { days: 300 })
  await searched('in due giorni', 1, { days: 1 })
  await searched('anno scorso', 1, { times: 9, days: 405 })
  const aside = { lang: 'it' as const, set_aside_at: new Date(), set_aside_by: 'Redazione' }
  await house.db
    .insertInto('search_set_aside')
    .values(['nome di qualcuno', 'due volte'].map((folded) => ({ ...aside, folded })))
    .execute()
  await forgetSearches(house.db, new Date())
  const rows = await house.db.selectFrom('search_asked').select('text').orderBy('text').execute()
  assert.deepEqual(
    rows.map(({ text }) => text),
    ['due volte', 'in due giorni', 'in due giorni', 'nome recente'],
  )
  const kept = await house.db.selectFrom('search_set_aside').select('folded').execute()
  assert.deepEqual(kept, [{ folded: 'due volte' }])
})

test('what is still in memory is written when the server stops', async () => {
  noteSearch(house.db, { lang: 'it', text: 'ultima ricerca', total: 1, now: new Date() })
  await thesaurus.stop?.(house.services)
  assert.deepEqual(listed(await read()), ['ultima ricerca'])
})
