import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { createRecord, emptyRecord } from '../directory/api.ts'
import { callsCsv } from './calls-csv.ts'
import { confirmParts } from './confirm.ts'
import { seeEvents, seeLogins } from './evidence.ts'
import type { Evidence, Part } from './parts.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

const now = new Date()
const monthsAgo = (months: number) => new Date(now.getTime() - months * 30.5 * 86_400_000)

async function organization() {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name: `Ente ${id}` } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: now }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made))
  const { slug } = await house.db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, page: async () => (await house.app.request(`/it/enti/${slug}`)).text() }
}
const confirm = (organizationId: string, how: Evidence, at: Date, parts?: readonly Part[]) =>
  house.db
    .transaction()
    .execute((tx) => confirmParts(tx, { organizationId, how, at, by: null, ...(parts && { parts }) }))

test('the page says part by part what was confirmed and what is old, at once after each evidence', async () => {
  const { id, page } = await organization()
  assert.doesNotMatch(await page(), /Quando è stata confermata ogni parte/)
  await confirm(id, 'change', monthsAgo(1), ['hours'])
  await confirm(id, 'change', monthsAgo(30), ['contacts'])
  const text = await page()
  const part = (name: string) => new RegExp(`<dt[^>]*>${name}</dt>\\s*<dd[^>]*>([^<]*)`).exec(text)?.[1] ?? ''
  assert.match(part('Orari'), /^Confermata: [^.]+\.$/)
  assert.match(part('Contatti'), /È passato molto tempo/)
  assert.equal(part('Servizi'), 'Non ancora confermata.')
  await confirm(id, 'desk', now)
  assert.doesNotMatch(await page(), /Non ancora confermata\./)
})

test('a login and an event prove only that the organisation is there, a call all of it', async () => {
  const { id } = await organization()
  await house.person({ role: 'organization_owner', organizationId: id })
  await seeLogins(house.db, new Date(Date.now() + 1_000))
  const parts = async () =>
    (
      await house.db
        .selectFrom('record_confirmation')
        .select('part')
        .where('organization_id', '=', id)
        .execute()
    ).map(({ part }) => part)
  assert.deepEqual(await parts(), ['identity'])
  await confirm(id, 'event', new Date())
  assert.deepEqual(await parts(), ['identity'])
  await confirm(id, 'desk', now)
  assert.equal((await parts()).length, 7)
})

test('an event held shows each night that the organisation is there; one called off, coming or hidden does not', async () => {
  const zone = 'Europe/Rome'
  const night = new Date('2026-11-22T03:10Z')
  const held = async (values: object, visibility = 'public') => {
    const { id } = await organization()
    const event = { id: newId(), organization_id: id, name: 'Cena', starts_on: '2026-11-21', ...values }
    await house.db.insertInto('organization_event').values(event).execute()
    await house.db.updateTable('organization').set({ visibility }).where('id', '=', id).execute()
    return id
  }
  const ids = await Promise.all([
    held({}),
    held({ starts_on: '2026-11-01', ends_on: '2026-11-21' }),
    held({ status: 'cancelled' }),
    held({ starts_on: '2026-11-22' }),
    held({ starts_on: '2026-11-21', ends_on: '2026-11-23' }),
    held({}, 'hidden'),
  ])
  await seeEvents(house.db, night, zone)
  const seen = await house.db
    .selectFrom('record_confirmation')
    .select(['organization_id as id', 'part', 'how', 'at'])
    .where('organization_id', 'in', ids)
    .execute()
  const at = new Date('2026-11-21T11:00Z')
  const wanted = [ids[0], ids[1]].map((id) => ({ id, part: 'identity', how: 'event', at }))
  assert.deepEqual(new Set(seen), new Set(wanted))
})

test('in the file of the call list no name, note or number is taken for a formula', () => {
  const hostile = ['=1+1', '+cmd|x', '@x', '-2+3', '\t=1', 'x\n=1']
  const rows = hostile.map((text) => ({
    ...{
      organizationId: 'x',
      campaignId: 'x',
      slug: 'x',
      lang: 'it' as const,
      verifiedAt: null,
      changed: [],
    },
    ...{ name: text, phones: [text], note: text, outcome: null },
  }))
  const file = callsCsv({ t: house.services.translate.it }, rows as unknown as Parameters<typeof callsCsv>[1])
  const cells = file
    .split('\r\n')
    .slice(1)
    .flatMap((line) => line.split(';'))
  assert.deepEqual(
    cells.filter((cell) => /^"?[=+@\t-]/.test(cell)),
    [],
  )
})
