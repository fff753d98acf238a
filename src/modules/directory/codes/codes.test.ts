import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { doJobs } from '../../../platform/testing/post-office.ts'
import { loadCodeLists } from '../../taxonomy/api.ts'
import { createRecord, emptyRecord } from '../editing/create-record.ts'
import { readRecord } from '../editing/read-record.ts'
import { restoreCode } from './replace-code.ts'

let house: TestApplication
let cookie: string
before(async () => {
  house = await testApplication(MODULES)
  cookie = (await house.person({ role: 'chief_editor' })).cookie
})
after(() => house.stop())

const see = async (path: string) => (await house.app.request(path, { headers: { cookie } })).text()
const send = (path: string, fields: Record<string, string>, by = cookie) =>
  house.app.request(`/it/gestione/elenchi/${path}`, {
    method: 'POST',
    headers: { cookie: by },
    body: new URLSearchParams(fields),
  })
const inSix = (label: string) =>
  Object.fromEntries(
    LANGUAGES.flatMap((lang) => [
      [`nome-${lang}`, `${label} ${lang}`],
      [`semplice-${lang}`, `${label} semplice ${lang}`],
      [`sinonimi-${lang}`, `prima\nseconda\nprima`],
    ]),
  )
/** The files as a later release brings them. */
async function release() {
  await house.db.updateTable('taxonomy_state').set({ checksum: '' }).execute()
  await loadCodeLists(house.db)
}

async function organization(sectors: readonly string[]): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const terms = sectors.map((code) => ({ taxonomy: 'sector' as const, code }))
  const document = { ...empty, organization: { ...empty.organization, name: `Ente ${id}` }, terms }
  const by = { source: 'owner' as const, sourceRef: '', by: 'Anna', at: new Date() }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  return id
}
const sectorsOf = async (id: string) =>
  (await readRecord(house.db, id))?.document.terms.map(({ code }) => code).toSorted()

test('words changed in six languages are seen at once and survive a later release; two people do not overwrite', async () => {
  const form = await see('/it/gestione/elenchi/sector/mensa')
  const visto = /name="visto" value="([^"]+)"/.exec(form)?.[1] ?? ''
  assert.equal((await send('sector/mensa', { ...inSix('Tavola <b>'), visto })).status, 303)
  const list = await see('/it/gestione/elenchi/sector')
  assert.match(list, /Tavola &lt;b> it/)
  const late = await send('sector/mensa', { ...inSix('Altro'), visto })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /value="Altro it"/)
  await release()
  assert.match(await see('/fr/gestione/elenchi/sector/mensa'), /Tavola &lt;b> fr/)
  assert.equal((await send('sector/mensa', { ...inSix('x'), 'nome-ar': '', visto })).status, 422)
})

test('a new term has its code from the Italian name, stays in later releases, and its code is there once', async () => {
  const fields = { ...inSix('Orto sociale'), codice: '', sopra: 'sociale' }
  assert.equal((await send('sector/nuova', fields)).status, 303)
  assert.equal((await send('sector/nuova', fields)).status, 422)
  assert.equal((await send('sector/nuova', { ...fields, codice: '<script>' })).status, 422)
  await release()
  assert.match(await see('/it/gestione/elenchi/sector'), /orto_sociale_it/)
  const term = await house.db
    .selectFrom('taxonomy_term')
    .selectAll()
    .where('code', '=', 'orto_sociale_it')
    .executeTakeFirst()
  assert.deepEqual([term?.origin, term?.valid_to], ['staff', null])
})

test('the order is the staff’s, also after a later release', async () => {
  const order = async () => {
    const rows = await house.db
      .selectFrom('taxonomy_term')
      .select('code')
      .where('taxonomy', '=', 'area')
      .orderBy('position')
      .execute()
    return rows.slice(0, 2).map(({ code }) => code)
  }
  const [first = '', second] = await order()
  const form = new RegExp(`/area/${first}/sposta"[\\s\\S]*?</form>`)
  const [buttons = ''] = form.exec(await see('/it/gestione/elenchi/area')) ?? []
  assert.deepEqual(
    [...buttons.matchAll(/value="(su|giu)"/g)].map(([, way]) => way),
    ['giu'],
    'the first goes no higher',
  )
  await send(`area/${first}/sposta`, { verso: 'giu' })
  assert.deepEqual(await order(), [second, first])
  await release()
  assert.deepEqual(await order(), [second, first])
})

test('a code in use is retired only with another; records follow, and go back as they were', async () => {
  const one = await organization(['dormitorio'])
  const both = await organization(['dormitorio', 'casa'])
  assert.match(await see('/it/gestione/elenchi/sector/dormitorio/ritira'), /2 enti la usano/)
  assert.equal((await send('sector/dormitorio/ritira', { al_posto: '' })).status, 422)
  assert.equal((await send('sector/dormitorio/ritira', { al_posto: 'nessuna' })).status, 422)
  assert.equal((await send('sector/dormitorio/ritira', { al_posto: 'casa' })).status, 303)
  await doJobs(house)
  assert.deepEqual([await sectorsOf(one), await sectorsOf(both)], [['casa'], ['casa']])
  const said = await house.db
    .selectFrom('field_assertion')
    .select('source')
    .where('organization_id', '=', one)
    .where('source', '=', 'editor')
    .where('superseded_at', 'is', null)
    .execute()
  assert.ok(said.length > 0, 'the new code is the word of the staff')
  await release()
  const ended = await house.db
    .selectFrom('taxonomy_term')
    .select(['valid_to', 'replaced_by'])
    .where('code', '=', 'dormitorio')
    .executeTakeFirst()
  assert.ok(ended?.valid_to)
  assert.equal(ended?.replaced_by, 'casa')
  const { id = '' } = (await house.db.selectFrom('code_change').select('id').executeTakeFirst()) ?? {}
  assert.match((await send(`sector/cambi/${id}/annulla`, {})).headers.get('location') ?? '', /ripresa/)
  await doJobs(house)
  assert.deepEqual([await sectorsOf(one), await sectorsOf(both)], [['dormitorio'], ['casa', 'dormitorio']])
  assert.match((await send(`sector/cambi/${id}/annulla`, {})).headers.get('location') ?? '', /niente/)
})

test('who works for some places reads the lists, which are everybody’s, and changes none', async () => {
  const here = (await house.person({ role: 'chief_editor', territory: '100005' })).cookie
  const read = async (path: string) => {
    const answer = await house.app.request(`/it/gestione/elenchi${path}`, { headers: { cookie: here } })
    return { status: answer.status, text: await answer.text() }
  }
  assert.equal((await read('')).status, 200)
  const { text } = await read('/sector')
  assert.match(text, /Queste voci valgono per tutto il territorio: puoi leggerle/)
  assert.doesNotMatch(text, /elenchi\/sector\//)
  for (const path of ['/sector/nuova', '/sector/mensa', '/sector/mensa/ritira'])
    assert.equal((await read(path)).status, 403, path)
  for (const path of ['sector/nuova', 'sector/mensa'])
    assert.equal((await send(path, { ...inSix('Altra'), codice: 'altra' }, here)).status, 403, path)
  assert.equal((await send('sector/mensa/sposta', { verso: 'su' }, here)).status, 403)
})

test('terms of a law are neither added nor retired, and nobody else enters', async () => {
  assert.equal((await send('icnpo/nuova', { ...inSix('Nuova'), codice: 'nuova' })).status, 403)
  const { code = '' } =
    (await house.db
      .selectFrom('taxonomy_term')
      .select('code')
      .where('taxonomy', '=', 'runts_section')
      .executeTakeFirst()) ?? {}
  assert.equal((await send(`runts_section/${code}/ritira`, { al_posto: '' })).status, 403)
  const other = await house.person({ role: 'web_editor' })
  assert.equal((await send('sector/mensa/sposta', { verso: 'su' }, other.cookie)).status, 403)
  assert.equal((await send('sector/mensa/sposta', { verso: 'su' }, '')).status, 401)
})

test('every act is in the log, with the code it was done to', async () => {
  await send('sector/nuova', { ...inSix('Cucito insieme'), codice: 'cucito_insieme', sopra: 'sociale' })
  const form = await see('/it/gestione/elenchi/sector/cucito_insieme')
  const visto = /name="visto" value="([^"]+)"/.exec(form)?.[1] ?? ''
  await send('sector/cucito_insieme', { ...inSix('Cucire insieme'), visto })
  await send('sector/cucito_insieme/sposta', { verso: 'su' })
  await send('sector/cucito_insieme/ritira', { al_posto: '' })
  const { id = '' } =
    (await house.db
      .selectFrom('code_change')
      .select('id')
      .where('code', '=', 'cucito_insieme')
      .executeTakeFirst()) ?? {}
  await send(`sector/cambi/${id}/annulla`, {})
  const acts = await house.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'like', 'taxonomy.%')
    .where('subject_id', '=', 'sector/cucito_insieme')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    acts.map(({ action }) => action),
    ['add_term', 'change_term', 'move_term', 'retire_term', 'revive_term'].map((verb) => `taxonomy.${verb}`),
  )
})

test('what somebody changed since a code was retired is not touched when it comes back', () => {
  const document = { ...emptyRecord(newId(), 'it'), terms: [{ taxonomy: 'sector' as const, code: 'mensa' }] }
  const back = restoreCode(document, { taxonomy: 'sector', from: 'dormitorio', to: 'casa' }, [
    { list: 'terms', had: false },
  ])
  assert.deepEqual(back.terms, document.terms)
})
