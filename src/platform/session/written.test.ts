import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anyone, signedIn } from '../http/policy.ts'
import { json } from '../http/response.ts'
import { get, post } from '../http/route.ts'
import { newId } from '../ids.ts'
import { putDocuments } from '../search/documents.ts'
import { type TestApplication, testApplication } from '../testing/application.ts'

const routes = [
  post('/scrivi', {
    summary: 'Write',
    allow: anyone,
    handle: async (cx) => {
      const written = await putDocuments(cx.db, 'thing', [{ id: newId(), document: null }])
      return json([...written.values()])
    },
  }),
  post('/rifiuta', { summary: 'Refuse', allow: signedIn, handle: () => json({}, 422) }),
  get('/leggi', { summary: 'Read', allow: anyone, handle: (cx) => json({ written: cx.written }) }),
]

let house: TestApplication
before(async () => {
  house = await testApplication([{ name: 'prova', routes }])
})
after(() => house.stop())

const send = async (path: string, headers: Record<string, string> = {}) =>
  house.app.request(`/it${path}`, { method: 'POST', headers })
const written = async (headers: Record<string, string> = {}): Promise<number | undefined> =>
  (await (await house.app.request('/it/leggi', { headers })).json()).written

test('who changed something is known to have, in that session only and without another cookie', async () => {
  const [anna, bruno] = [await house.as('urp_operator'), await house.as('urp_operator')]
  const answer = await send('/scrivi', anna)
  const [seq] = await answer.json()
  assert.equal(await written(anna), seq)
  assert.equal(await written(bruno), undefined)
  assert.equal(answer.headers.get('set-cookie'), null)
})

test('what was refused, or sent by somebody unknown, leaves nothing', async () => {
  const carla = await house.as('urp_operator')
  await send('/rifiuta', carla)
  await send('/scrivi')
  assert.deepEqual([await written(carla), await written()], [undefined, undefined])
})

test('after a minute it is forgotten', async () => {
  const dario = await house.as('urp_operator')
  await send('/scrivi', dario)
  await sql`update session set written_at = written_at - interval '61 seconds'`.execute(house.db)
  assert.equal(await written(dario), undefined)
})
