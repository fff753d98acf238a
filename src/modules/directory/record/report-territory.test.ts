import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { createRecord, emptyRecord } from '../editing/create-record.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

const ID = '0190aaaa-0000-7000-8000-000000000001'

async function plantAndReport(): Promise<string> {
  const now = new Date()
  const seat = {
    ...{ id: '0190aaaa-0000-7000-8000-000000000002', name: null, description: null },
    ...{
      location_type: 'physical' as const,
      address_1: 'Via Uno 1',
      postal_code: null,
      istat_code: '100007',
    },
    ...{ locality: null, point: null, transportation: null, wheelchair: null },
    ...{ accessibility_description: null, position: 0 },
  }
  const empty = emptyRecord(ID, 'it')
  const document = {
    ...empty,
    organization: { ...empty.organization, name: 'Circolo di Vaiano', seat_id: seat.id },
    locations: [seat],
  }
  const by = { source: 'import' as const, sourceRef: '', by: 'prova', at: now }
  await house.db.transaction().execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  const body = new URLSearchParams({ about: 'hours', message: 'È chiuso', email: '', sito: '', da: '0' })
  const sent = await house.app.request('/it/enti/circolo-di-vaiano/segnala', { method: 'POST', body })
  assert.equal(sent.status, 303)
  return (await house.db.selectFrom('record_report').select('id').executeTakeFirstOrThrow()).id
}

test('reports are seen and decided by the staff of their territory, in queue and pages, by no other', async () => {
  const id = await plantAndReport()
  const path = `/it/gestione/segnalazioni/${id}`
  const ask = async (cookie: string, address: string, fields?: Record<string, string>) => {
    const sent = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}
    const answer = await house.app.request(address, { ...sent, headers: { cookie } })
    return { status: answer.status, text: await answer.text() }
  }
  const person = (territory: string) => house.person({ role: 'chief_editor', territory })
  const state = () =>
    house.db.selectFrom('record_report').select('state').where('id', '=', id).executeTakeFirst()
  for (const { cookie } of [await person('048'), await person('100005'), await person('08')]) {
    assert.equal((await ask(cookie, path)).status, 403)
    assert.equal((await ask(cookie, path, { state: 'done' })).status, 403)
    assert.equal((await ask(cookie, `${path}/risposta`, { azione: 'done', answer: 'Ecco' })).status, 403)
    for (const list of ['/it/gestione/segnalazioni', '/it/gestione/coda'])
      assert.doesNotMatch((await ask(cookie, list)).text, /Circolo di Vaiano/)
    assert.equal((await state())?.state, 'open')
  }
  for (const territory of ['100007', '100', '09']) {
    const { cookie } = await person(territory)
    for (const list of ['/it/gestione/segnalazioni', '/it/gestione/coda', path])
      assert.match((await ask(cookie, list)).text, /Circolo di Vaiano/)
    assert.equal((await ask(cookie, path, { state: 'done' })).status, 303)
    assert.equal((await state())?.state, 'done')
    assert.equal((await ask(cookie, `${path}/risposta`, { azione: 'open' })).status, 303)
  }
  const owner = await house.person({ role: 'organization_owner', organizationId: ID })
  assert.equal((await ask(owner.cookie, path)).status, 403)
  assert.equal((await ask((await house.as('chief_editor')).cookie, `${path.slice(0, -1)}z`)).status, 404)
})
