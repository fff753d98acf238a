import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import type { RecordDocument } from '../../directory/api.ts'
import { readDraft, saveDraft } from '../draft.ts'
import { plantRecord } from '../review/review-fixture.ts'
import { changeTrust } from '../review/trust/trust.ts'
import { submitDraft } from '../submit.ts'
import { findLookAlikes } from './look-alikes.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>

let house: TestApplication
let [anna, elena]: Person[] = []
let real = ''
before(async () => {
  house = await testApplication(MODULES)
  anna = await house.person()
  elena = await house.person({ role: 'web_editor' })
  real = await plantRecord(house.db, { name: 'Misericordia di Prato' })
})
after(() => house.stop())

const who = (person: Person | undefined): Person => person ?? assert.fail()
const see = async (path: string) => {
  const answer = await house.app.request(path, { headers: { cookie: who(elena).cookie } })
  return answer.text()
}
const service = (name: string): RecordDocument['services'][number] => ({
  ...{ id: newId(), program_id: null, name, description: 'Ascolto e aiuto', status: 'active' as const },
  ...{ url: null, email: null, application_process: null, eligibility_description: null },
  ...{ fees_description: null, free: null, wait_time: null, minimum_age: null, maximum_age: null },
  ...{ alert: null, position: 0 },
})

/** What a trusted organisation hands in of itself and of one service: what waits, what is public at once. */
async function handed(name: string, { own, offers }: { own?: string; offers?: string }) {
  const organizationId = await plantRecord(house.db, { name })
  const by = who(anna)
  const now = new Date()
  return house.db.transaction().execute(async (tx) => {
    await changeTrust(tx, { organizationId, trusted: true, reason: 'prova', by, now })
    const seen = (await readDraft(tx, organizationId))?.revision ?? 0
    const change = (document: RecordDocument) => ({
      ...document,
      organization: { ...document.organization, purpose: 'Aiutare', ...(own && { name: own }) },
      services: offers ? [service(offers)] : [],
    })
    await saveDraft(tx, { organizationId, seen, change, by, now })
    const outcome = await submitDraft(tx, { organizationId, note: undefined, by, now })
    assert.ok('waiting' in outcome, JSON.stringify(outcome))
    return outcome
  })
}

test('names that look the same are found, whatever letters they are made of, and others are not', async () => {
  const looks = [
    'Misericordia di Prato',
    'MISERICORDIA DI PRATO',
    'Мisericordia di Prato',
    'Misericоrdia  di\u200b Prato',
    'МІЅЕRІСОRDІА DІ РRАТО',
    'Ｍisericordia di Ρrato',
    'Mlsericordia di Prato'.replace('Mls', 'MIs'),
    'Misericordía di Prato',
  ]
  for (const name of looks)
    assert.deepEqual(
      (await findLookAlikes(house.db, name)).map(({ id }) => id),
      [real],
      name,
    )
  for (const name of ['Misericordia di Pieve', 'Мизерикордия Прато', 'ميزيريكورديا', '慈悲会', '!!'])
    assert.deepEqual(await findLookAlikes(house.db, name), [], name)
  assert.deepEqual(await findLookAlikes(house.db, 'Misericordia di Prato', real), [])
})

test('a whole name in Cyrillic letters that looks Latin is found, and one that merely is Cyrillic is not', async () => {
  const id = await plantRecord(house.db, { name: 'COPA' })
  assert.deepEqual(
    (await findLookAlikes(house.db, 'СОРА')).map((one) => one.id),
    [id],
  )
  assert.deepEqual(await findLookAlikes(house.db, 'Прато'), [])
})

test('looking for names reads an index, not the records', async () => {
  const plan = await house.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return sql<{ 'QUERY PLAN': string }>`explain select id from organization
      where name_looks(name) && name_looks('Auser') and merged_into_id is null`.execute(tx)
  })
  assert.match(plan.rows.map((row) => row['QUERY PLAN']).join('\n'), /organization_name_looks/)
})

test('a trusted organisation publishes at once, but not a service whose name may deceive', async () => {
  for (const offers of ['Sportello di ascolto', 'مكتب الاستماع', '倾听服务', 'Приёмная помощи']) {
    const { waiting, published } = await handed('Ente fidato', { offers })
    assert.deepEqual([waiting, published !== undefined], [undefined, true], offers)
  }
  for (const offers of ['Sportello di аscolto', 'Sportello\u202e di ascolto', 'Мisericordia di Prato']) {
    const { waiting, published } = await handed('Ente fidato', { offers })
    assert.deepEqual([waiting !== undefined, published], [true, undefined], offers)
  }
})

test('the editors are told in the queue and on the page why, with the record it looks like', async () => {
  const { waiting } = await handed('Amici del Bisenzio', { own: 'Мisericordia di Prato' })
  const page = await see(`/it/gestione/schede/${waiting}`)
  assert.match(page, /Guarda bene questo nome/)
  assert.match(page, /lettere di alfabeti diversi \(cirillico e latino\)/)
  assert.match(page, /si confonde con[^<]*<a href="\/it\/enti\/misericordia-di-prato">/)
  assert.match(await see('/it/gestione/coda'), /Nome da guardare bene/)
  const plain = await handed('Amici della Calvana', { own: 'Amiche della Calvana' })
  assert.doesNotMatch(await see(`/it/gestione/schede/${plain.waiting}`), /Guarda bene questo nome/)
})

test('nobody approves such a thing at a glance', async () => {
  const { waiting = '' } = await handed('Coro Bisenzio', { offers: 'Sportello di аscolto' })
  const queue = await see('/it/gestione/coda')
  assert.doesNotMatch(queue, new RegExp(`scelti-${waiting}`))
  const body = new URLSearchParams({ azione: 'approva', scelti: `editing.record/${waiting}` })
  const headers = { cookie: who(elena).cookie }
  await house.app.request('/it/gestione/coda', { method: 'POST', headers, body })
  const row = await house.db
    .selectFrom('record_submission')
    .select('state')
    .where('id', '=', waiting)
    .executeTakeFirstOrThrow()
  assert.equal(row.state, 'waiting')
})
