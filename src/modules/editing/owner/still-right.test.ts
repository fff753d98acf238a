import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { createRecord, emptyRecord, readRecord } from '../../directory/api.ts'
import { submitDraft } from '../submit.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

test('a translation is said to be still right with one tick, and the public page stops calling it old', async () => {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = {
    ...empty,
    organization: { ...empty.organization, name: 'Coro di prova', description: 'Cantiamo insieme' },
    translations: [
      {
        ...({ entity: 'organization', field: 'description', lang: 'en', kind: 'human' } as const),
        ...{ entity_id: id, text: 'We sing together' },
      },
    ],
  }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date('2026-01-01') }
  await house.db.transaction().execute(async (tx) => {
    await createRecord(tx, { document, visibility: 'public', by })
    await tx
      .insertInto('record_trust')
      .values({ organization_id: id, since: new Date(), given_by: newId() })
      .execute()
  })
  const anna = await house.person({ role: 'organization_owner', organizationId: id })
  const read = async (path: string) =>
    (await house.app.request(path, { headers: { cookie: anna.cookie } })).text()
  const save = async (page: string, revisione: number, fields: Record<string, string>) => {
    const sent = await house.app.request(`/it/area/${id}/scheda/${page}`, {
      ...{ method: 'POST', headers: { cookie: anna.cookie } },
      body: new URLSearchParams({ revisione: String(revisione), ...fields }),
    })
    assert.equal(sent.status, 303, await sent.text())
  }
  const publish = () =>
    house.db
      .transaction()
      .execute((tx) => submitDraft(tx, { organizationId: id, note: undefined, by: anna, now: new Date() }))
  const slug = (
    await house.db.selectFrom('organization').select('slug').where('id', '=', id).executeTakeFirst()
  )?.slug
  const isOld = async () => (await read(`/en/enti/${slug}`)).includes('The original text changed after')

  await save('testi', 0, { description: 'Cantiamo insieme ogni sera' })
  await publish()
  assert.equal(await isOld(), true)
  const form = await read(`/it/area/${id}/scheda/traduzioni/en`)
  assert.match(form, /<h1[^>]*>Traduzioni: \u2068inglese\u2069/)
  assert.match(form, /L’originale è cambiato[\s\S]*name="texts\.0\.checked"[\s\S]*È ancora giusta/)
  const revision = Number(/name="revisione" value="(\d+)"/.exec(form)?.[1])
  const key = `organization/${id}/description`
  const typed = { 'texts.0.key': key, 'texts.0.text': 'We sing together' }
  await save('traduzioni/en', revision, { ...typed, 'texts.0.checked': 'yes' })
  assert.doesNotMatch(await read(`/it/area/${id}/scheda/traduzioni`), /perché l’originale è cambiato/)
  assert.match(await read(`/it/area/${id}/scheda/invia`), /Traduzione ancora giusta: Descrizione \(inglese\)/)
  await publish()
  assert.equal(await isOld(), false)
  const kept = (await readRecord(house.db, id))?.document.translations[0]
  assert.deepEqual([kept?.text, kept?.kind], ['We sing together', 'human'])
})
