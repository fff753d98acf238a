import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import type { Module } from '../../platform/module.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { insertSample, type Sample } from '../directory/record/sample-record.ts'

const reading: Module = {
  name: 'reading',
  bodyLinks: async (_cx, organizationId, place) => [
    { label: `Leggi <${place}>`, hint: 'Un libro', path: `/leggi/${organizationId}` },
  ],
}

let house: TestApplication
let sample: Sample
before(async () => {
  house = await testApplication([...MODULES, reading])
  sample = await insertSample(house.db, 'biblioteca')
})
after(() => house.stop())

test('what a module has about an organisation is offered on its page, to its people and to the staff', async () => {
  const owner = await house.person({ role: 'organization_owner', organizationId: sample.id })
  const chief = await house.person({ role: 'chief_editor' })
  const offered = async (path: string, cookie = '') => {
    const answer = await house.app.request(path, { headers: { cookie } })
    assert.equal(answer.status, 200, path)
    return /<a href="(\/it\/leggi\/[^"]+)">([^<]+)<\/a><br\/?>Un libro/.exec(await answer.text())?.slice(1)
  }
  const path = `/it/leggi/${sample.id}`
  assert.deepEqual(await offered('/it/enti/biblioteca'), [path, 'Leggi &lt;public>'])
  const home = `/it/area/${sample.id}/scheda`
  assert.deepEqual(await offered(home, owner.cookie), [path, 'Leggi &lt;area>'])
  const staff = `/it/gestione/enti/${sample.id}`
  assert.deepEqual(await offered(staff, chief.cookie), [path, 'Leggi &lt;staff>'])
})
