import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

const plant = async (name: string, visibility = 'public') => {
  const id = newId()
  await house.db
    .insertInto('organization')
    .values({ id, name, slug: `ente-${id}`, visibility })
    .execute()
  return id
}
const area = async (cookie: string) => {
  const answer = await house.app.request('/it/area', { headers: { cookie } })
  return { status: answer.status, text: await answer.text(), cache: answer.headers.get('cache-control') }
}

test('a person sees the organisations they look after, and no others', async () => {
  const [mine, other] = [await plant('Banda <b>mia</b>'), await plant('Banda altrui', 'draft')]
  const { cookie } = await house.person({ role: 'organization_owner', organizationId: mine })
  const { text, cache } = await area(cookie)
  assert.match(text, /Banda &lt;b>mia/)
  assert.match(text, new RegExp(`/it/area/${mine}/scheda`))
  assert.ok(!text.includes('altrui') && !text.includes(other))
  assert.equal(cache, 'no-store')
})

test('who holds two roles for one organisation sees it once, as its owner', async () => {
  const organizationId = await plant('Coro doppio')
  const { cookie } = await house.person(
    { role: 'organization_editor', organizationId },
    { role: 'organization_owner', organizationId },
  )
  const { text } = await area(cookie)
  assert.equal(text.match(/Coro doppio/g)?.length, 1)
  assert.match(text, /Responsabile/)
})

test('who looks after none is told how to begin; who has no account is not let in', async () => {
  assert.match((await area((await house.person()).cookie)).text, /Cerca prima il tuo ente/)
  assert.equal((await area((await house.as('web_editor')).cookie)).status, 403)
  assert.equal((await area('')).status, 401)
})
