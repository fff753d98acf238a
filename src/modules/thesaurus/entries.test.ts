import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { ROLES } from '../../platform/http/actor.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { accounts } from '../accounts/module.ts'
import { staff } from '../staff/module.ts'
import { taxonomy } from '../taxonomy/module.ts'
import { territory } from '../territory/module.ts'
import { thesaurus as module } from './module.ts'
import { forgetThesaurus, thesaurus } from './snapshot.ts'

let house: TestApplication
let headers: Record<string, string>
before(async () => {
  house = await testApplication([accounts, territory, staff, taxonomy, module])
  headers = await house.as('web_editor')
})
after(() => house.stop())
beforeEach(async () => {
  await house.db.deleteFrom('thesaurus_entry').execute()
  forgetThesaurus(house.db)
})

type Fields = Readonly<Record<string, string | readonly string[]>>
const GOOD: Fields = {
  lingua: 'it',
  frasi: 'cibo per i poveri\npacco alimentare',
  settore: ['mensa'],
  luoghi: 'Prato',
  parole: 'spesa sospesa',
}
const body = (fields: Fields) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  )
const send = (path: string, fields: Fields) =>
  house.app.request(`/it/gestione/parole${path}`, { method: 'POST', headers, body: body(fields) })
const read = async (path: string) => {
  const answer = await house.app.request(`/it/gestione/parole${path}`, { headers })
  assert.equal(answer.status, 200, path)
  return answer.text()
}
const doneId = (answer: Response) =>
  new URL(answer.headers.get('location') ?? '', 'http://house').searchParams.get('fatto') ?? ''
const entry = async (changes: Fields = {}) => doneId(await send('/nuova', { ...GOOD, ...changes }))
const actions = async () => {
  const rows = await house.db.selectFrom('audit_entry').select('action').orderBy('id').execute()
  return rows.map(({ action }) => action)
}
const entries = async () => (await thesaurus(house.db)).entries

test('only the editorial board and the territory’s administrator look after the words', async () => {
  for (const role of [undefined, ...ROLES]) {
    const as = role ? await house.as(role) : {}
    const { status } = await house.app.request('/it/gestione/parole', { headers: as })
    const may = ['web_editor', 'chief_editor', 'territory_admin'].includes(role ?? '')
    assert.equal(status, may ? 200 : role ? 403 : 401, role)
  }
})

test('who works for some places reads, adds, and changes what they wrote last, but nothing of the others', async () => {
  const here = { role: 'web_editor', territory: '100005' } as const
  const [anna, bruno] = [await house.person(here), await house.person(here)]
  const ask = (path: string, { cookie }: { cookie: string }, fields?: Fields) =>
    house.app.request(`/it/gestione${path}`, {
      headers: { cookie },
      ...(fields && { method: 'POST', body: body(fields) }),
    })
  const taken = await entry()
  const own = doneId(await ask('/parole/nuova', anna, { ...GOOD, frasi: 'pane per tutti' }))
  assert.notEqual(own, '')
  for (const person of [anna, bruno]) {
    const shown = await (await ask('/parole', person)).text()
    assert.match(shown, /Le voci valgono per tutto il territorio[\s\S]*cibo per i poveri/)
    assert.equal(shown.includes(`/parole/${taken}`), false)
    assert.equal(shown.includes(`/parole/${own}`), person === anna)
  }
  const change = { ...GOOD, frasi: 'pane per molti', revisione: '1' }
  for (const [id, person] of [
    [taken, anna],
    [own, bruno],
  ] as const) {
    assert.equal((await ask(`/parole/${id}`, person)).status, 403)
    assert.equal((await ask(`/parole/${id}`, person, change)).status, 403)
    assert.equal((await ask(`/parole/${id}/stato`, person, { azione: 'togli' })).status, 403)
  }
  assert.equal((await ask(`/parole/${own}`, anna, change)).status, 303)
  await send(`/${own}`, { ...change, frasi: 'pane', revisione: '2' })
  assert.equal(
    (await ask(`/parole/${own}/stato`, anna, { azione: 'togli' })).status,
    403,
    'written by others since',
  )
  const refused = await (await ask('/parole/nuova', anna, GOOD)).text()
  assert.match(refused, /è già in un’altra voce/)
  assert.doesNotMatch(refused, /Apri l’altra voce/)
  assert.match(await (await ask('/ricerche', anna)).text(), /Mettere da parte una ricerca vale per tutti/)
  assert.equal((await ask('/ricerche.csv', anna)).status, 200)
  assert.equal((await ask('/ricerche', anna, { riga: 'it:pane', azione: 'scarta' })).status, 403)
})

test('an entry is added, means something at once, is shown by its labels and is in the log', async () => {
  const answer = await send('/nuova', GOOD)
  assert.equal(answer.status, 303)
  assert.deepEqual(await entries(), [
    {
      lang: 'it',
      phrases: ['cibo per i poveri', 'pacco alimentare'],
      codes: ['sector:mensa', 'place:100005'],
      words: ['spesa sospesa'],
    },
  ])
  const page = await read(`?fatto=${doneId(answer)}`)
  assert.match(page, /La voce è in uso: <bdi lang="it" class="wraps">cibo per i poveri/)
  assert.match(page, /Settore: Mense/)
  assert.match(page, /Luogo: Prato/)
  assert.match(page, /href="\/it\/enti\?q=cibo%20per%20i%20poveri"/)
  assert.equal((await actions()).at(-1), 'thesaurus.add_entry')
})

for (const [why, changes, said] of [
  ['without phrases', { frasi: ' \n ' }, 'Scrivi almeno una frase'],
  ['with thirteen phrases', { frasi: [...'abcdefghilmno'].join('\n') }, 'al massimo 12'],
  ['with a phrase of signs', { frasi: '!!!' }, 'fatta solo di segni'],
  ['with a long phrase', { frasi: 'a'.repeat(101) }, 'al massimo 100'],
  ['with a place nobody knows', { luoghi: 'Atlantide' }, 'Questo luogo non si trova: Atlantide'],
  ['with a code of no list', { settore: ['mensa<b>'] }, 'non è nell’elenco: mensa&lt;b>'],
  ['in no language of ours', { lingua: 'xx' }, 'Scegli una voce dell’elenco'],
  ['that means nothing', { settore: [], luoghi: '', parole: '' }, 'Scegli almeno un significato'],
] as const) {
  test(`an entry ${why} is refused in words, and what was typed comes back`, async () => {
    const sent: Fields = { ...GOOD, nota: 'una nota <i>', ...changes }
    const answer = await send('/nuova', sent)
    const page = await answer.text()
    assert.equal(answer.status, 422)
    assert.ok(page.includes(said), said)
    assert.ok(page.includes('una nota &lt;i>'))
    if (sent.frasi === GOOD.frasi) assert.ok(page.includes('cibo per i poveri\npacco alimentare'))
    if (sent.settore === GOOD.settore) assert.match(page, /value="mensa" checked/)
    assert.deepEqual(await entries(), [])
  })
}

test('a phrase that another entry has is refused, with the way to that entry', async () => {
  const id = await entry()
  const answer = await send('/nuova', { ...GOOD, frasi: 'altro\nPacco  Alimentàre' })
  const page = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(page, /«Pacco Alimentàre» è già in un’altra voce/)
  assert.ok(page.includes(`/it/gestione/parole/${id}`))
  assert.equal((await send('/nuova', { ...GOOD, lingua: 'en' })).status, 303, 'another language')
})

test('the form of an entry holds what it says, and a change counts as an editor’s', async () => {
  const id = await entry({ luoghi: 'Prato\n100002', destinatario: ['anziani'] })
  const page = await read(`/${id}`)
  assert.match(page, /value="anziani" checked/)
  assert.match(page, /<textarea[^>]*name="luoghi"[^>]*>Prato\nCarmignano</s)
  await send(`/${id}`, { ...GOOD, parole: 'altro', revisione: '1' })
  assert.deepEqual((await entries())[0]?.words, ['altro'])
  assert.equal((await actions()).at(-1), 'thesaurus.change_entry')
})

test('of two editors who change an entry, the second sees what the first wrote beside her own words', async () => {
  const id = await entry()
  assert.equal((await send(`/${id}`, { ...GOOD, parole: 'di Anna', revisione: '1' })).status, 303)
  const answer = await send(`/${id}`, { ...GOOD, parole: 'di Bruna', revisione: '1' })
  const page = await answer.text()
  assert.equal(answer.status, 409)
  assert.match(page, /Qualcun altro ha cambiato questa voce/)
  assert.match(page, /di Anna/)
  assert.match(page, /<textarea[^>]*name="parole"[^>]*>di Bruna</s)
  assert.deepEqual((await entries())[0]?.words, ['di Anna'])
  const [, revisione = ''] = /name="revisione" value="(\d+)"/.exec(page) ?? []
  assert.equal((await send(`/${id}`, { ...GOOD, parole: 'di Bruna', revisione })).status, 303)
  assert.deepEqual((await entries())[0]?.words, ['di Bruna'])
})

test('editors who write at the same moment lose nothing: one is kept, the others are told', async () => {
  const id = await entry()
  const changes = ['a', 'b', 'c', 'd'].map((parole) => send(`/${id}`, { ...GOOD, parole, revisione: '1' }))
  const changed = (await Promise.all(changes)).map(({ status }) => status)
  assert.deepEqual(changed.toSorted(), [303, 409, 409, 409])
  const adds = [1, 2, 3].map(() => send('/nuova', { ...GOOD, frasi: 'proprio la stessa' }))
  const added = (await Promise.all(adds)).map(({ status }) => status)
  assert.deepEqual(added.toSorted(), [303, 422, 422])
})

test('an entry that is removed means nothing any more, until that is taken back', async () => {
  const id = await entry()
  await send(`/${id}/stato`, { azione: 'togli' })
  assert.deepEqual(await entries(), [])
  assert.match(await read(`?fatto=${id}`), /non è più in uso/)
  assert.match(await read('?stato=tolte'), /cibo per i poveri/)
  assert.doesNotMatch(await read(''), /cibo per i poveri<\/bdi>/)
  await send(`/${id}/stato`, { azione: 'rimetti' })
  assert.equal((await entries()).length, 1)
  assert.deepEqual((await actions()).slice(-2), ['thesaurus.remove_entry', 'thesaurus.restore_entry'])
})

test('the list is filtered by language, words without accents, meaning and origin, and turns its pages', async () => {
  await entry({ frasi: 'povertà', parole: '' })
  await entry({ frasi: 'бедность', lingua: 'ru', settore: [], parole: 'еда' })
  await house.db
    .insertInto('thesaurus_entry')
    .values({
      lang: 'en',
      phrases: ['100% free'],
      codes: [],
      words: ['gratis'],
      origin: 'shipped',
      shipped_key: 'en/x',
      updated_by: null,
      removed_at: null,
    })
    .execute()
  const found = async (query: string) =>
    [...(await read(query)).matchAll(/<th scope="row".*?<bdi[^>]*>(.*?)</gs)].map(([, phrase]) => phrase)
  assert.deepEqual(await found(''), ['100% free', 'povertà', 'бедность'])
  assert.deepEqual(await found('?lingua=ru'), ['бедность'])
  assert.deepEqual(await found('?testo=POVERTA'), ['povertà'])
  assert.deepEqual(await found('?testo=0%25'), ['100% free'])
  assert.deepEqual(await found('?testo=_'), [])
  assert.deepEqual(await found('?codice=sector:mensa'), ['povertà'])
  assert.deepEqual(await found('?origine=shipped'), ['100% free'])
  assert.deepEqual(await found('?ordine=newest&origine=editor'), ['бедность', 'povertà'])
  assert.deepEqual(await found('?page=2'), [])
})

test('hostile words change nothing but their own entry, and no page fails', async () => {
  const hostile = [
    '<script>alert(1)</script> x',
    "'; drop table thesaurus_entry; --",
    '\u202eabc \ud800',
    '../../etc',
  ]
  for (const [n, typed] of hostile.entries()) {
    const text = typed.toWellFormed()
    const id = await entry({ frasi: typed, parole: typed, nota: typed, ritorno: 'https://example.org' })
    assert.notEqual(id, '', text)
    await read(`/${id}?ritorno=${encodeURIComponent(text)}`)
    await read(`?testo=${encodeURIComponent(text)}&codice=${n}%00&page=-1&lingua=x&fatto=1`)
    await read(`/nuova?frase=${encodeURIComponent(text)}&ritorno=//example.org`)
  }
  const page = await read('')
  assert.ok(page.includes('&lt;script>alert(1)&lt;/script> x'))
  const elsewhere = await send('/nuova', { ...GOOD, ritorno: '//example.org/gestione/parole' })
  assert.match(elsewhere.headers.get('location') ?? '', /^\/it\/gestione\/parole\?fatto=/)
  assert.equal((await send('/00000000-0000-7000-8000-000000000000', GOOD)).status, 404)
  assert.equal((await send('/x', GOOD)).status, 404)
})
