import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import type { Module } from '../../platform/module.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { createRecord, emptyRecord } from '../directory/api.ts'

const reading: Module = {
  name: 'reading',
  bodyLinks: async (_cx, organizationId, place) => [
    { label: `Leggi <${place}>`, hint: 'Un libro', path: `/leggi/${organizationId}` },
  ],
}

let house: TestApplication
const id = newId()
before(async () => {
  house = await testApplication([...MODULES, reading])
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name: 'Biblioteca' } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made))
})
after(() => house.stop())

test('what a module has about an organisation is offered on its page, to its people and to the staff', async () => {
  const owner = await house.person({ role: 'organization_owner', organizationId: id })
  const chief = await house.person({ role: 'chief_editor' })
  const offered = async (path: string, cookie = '') => {
    const answer = await house.app.request(path, { headers: { cookie } })
    assert.equal(answer.status, 200, path)
    return /<a href="(\/it\/leggi\/[^"]+)">([^<]+)<\/a><div>Un libro/.exec(await answer.text())?.slice(1)
  }
  const path = `/it/leggi/${id}`
  assert.deepEqual(await offered('/it/enti/biblioteca'), [path, 'Leggi &lt;public>'])
  const home = `/it/area/${id}/scheda`
  assert.deepEqual(await offered(home, owner.cookie), [path, 'Leggi &lt;area>'])
  const staff = `/it/gestione/enti/${id}`
  assert.deepEqual(await offered(staff, chief.cookie), [path, 'Leggi &lt;staff>'])
})
