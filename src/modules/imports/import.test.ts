import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { places } from '../territory/api.ts'
import { countOutcomes, findBatch, setState } from './batch.ts'
import { applyDecisions, setDecision } from './decide.ts'
import { BY, type ImportFixture, importFixture, REAL } from './import-fixture.ts'
import { listRows } from './rows.ts'
import { applyBatch, checkBatch } from './run.ts'
import { undoBatch } from './undo.ts'

let it: ImportFixture
before(async () => {
  it = await importFixture()
  await places(it.db)
})
after(() => it.stop())
beforeEach(async () => {
  await sql`truncate organization, import_batch, import_mapping, audit_entry cascade`.execute(it.db)
})

const list = (...rows: string[]) => ({
  text: ['Codice fiscale;Denominazione;Comune;Email', ...rows].join('\n'),
})
const run = async (...rows: string[]) => {
  const batch = await it.stage(list(...rows))
  return { id: batch.id, counts: await applyBatch(it.db, batch.id, BY) }
}
const names = async () =>
  (await it.db.selectFrom('organization').select('name').orderBy('name').execute()).map(({ name }) => name)
const all = async () => {
  const tables = [
    'organization',
    'organization_identifier',
    'location',
    'phone',
    'organization_term',
    'field_assertion',
  ] as const
  const dump: unknown[] = []
  for (const table of tables) {
    const row = sql`(to_jsonb(t) - 'version' - 'updated_at')::text`
    dump.push(
      (await sql`select ${row} as row from ${sql.table(table)} t order by ${row}`.execute(it.db)).rows,
    )
  }
  return dump
}

const AVIS = '92070250482;AVIS COMUNALE DI PRATO;PRATO;info@avis.example'

test('a dry run writes nothing and says what would happen', async () => {
  const batch = await it.stage(list(AVIS, ';PRATO;PRATO;', '123;CASA;PRATO;'))
  const counts = await checkBatch(it.db, batch.id)
  assert.deepEqual(counts, { new: 1, changed: 0, same: 0, ambiguous: 0, rejected: 1, set_aside: 1 })
  assert.deepEqual(await names(), [])
})

test('the Prato list comes in with names, places, types and sources, and a second run changes nothing', {
  skip: REAL.skip,
}, async () => {
  const first = await it.stage({ path: REAL.prato })
  const dry = await checkBatch(it.db, first.id)
  assert.deepEqual(await applyBatch(it.db, first.id, BY), dry)
  assert.deepEqual(dry, { new: 254, changed: 0, same: 0, ambiguous: 0, rejected: 0, set_aside: 7 })
  assert.ok((await names()).includes('Arciconfraternita della Misericordia di Prato'))
  assert.ok((await names()).includes('A.M.ME.C. Associazione Malattie Metaboliche'))
  const before = await all()
  const second = await it.stage({ path: REAL.prato })
  assert.deepEqual(await applyBatch(it.db, second.id, BY), { ...dry, new: 0, same: 254 })
  assert.deepEqual(await all(), before)
})

test('what a machine guessed says so, with its rule', { skip: REAL.skip }, async () => {
  await applyBatch(it.db, (await it.stage({ path: REAL.prato })).id, BY)
  const terms = await it.db.selectFrom('organization_term').select(['origin', 'rule']).execute()
  assert.ok(terms.length > 20)
  assert.ok(terms.every(({ origin, rule }) => origin === 'machine' && rule))
})

test('an import undone leaves the directory as it was, an older import included', {
  skip: REAL.skip,
}, async () => {
  await run(AVIS, ';CASA DEL SOLE;PRATO;')
  const before = await all()
  const batch = await it.stage({ path: REAL.prato })
  await applyBatch(it.db, batch.id, BY)
  const change = await run(AVIS.replace('info@', 'nuovo@'))
  assert.equal(change.counts.changed, 1)
  assert.deepEqual(await undoBatch(it.db, change.id, BY), { removed: 0, restored: 1, kept: 0 })
  const undone = await undoBatch(it.db, batch.id, BY)
  assert.ok(typeof undone === 'object' && undone.kept === 0)
  assert.deepEqual(await all(), before)
  const [entry] = await it.db
    .selectFrom('audit_entry')
    .select('action')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  assert.equal(entry?.action, 'imports.undone')
})

test('undoing leaves what somebody changed since, and says so', async () => {
  await run(AVIS)
  const change = await run(AVIS.replace('info@', 'nuovo@'), ';CIRCOLO;PRATO;')
  await sql`update field_assertion set asserted_by = 'somebody' where field = 'email' and superseded_at is null`.execute(
    it.db,
  )
  assert.deepEqual(await undoBatch(it.db, change.id, BY), { removed: 1, restored: 0, kept: 1 })
  const { email } = await it.db.selectFrom('organization').select('email').executeTakeFirstOrThrow()
  assert.equal(email, 'nuovo@avis.example')
})

test('undoing leaves a new record that somebody changed since, and says so', async () => {
  const { id } = await run(AVIS, ';CASA DEL SOLE;PRATO;')
  await sql`update organization set version = 2 where name like 'AVIS%'`.execute(it.db)
  assert.deepEqual(await undoBatch(it.db, id, BY), { removed: 1, restored: 0, kept: 1 })
  assert.deepEqual(await names(), ['AVIS Comunale di Prato'])
  assert.equal(await undoBatch(it.db, id, BY), 'not_applied')
})

test('a run killed in the middle goes on where it stopped, without doubles', {
  skip: REAL.skip,
}, async () => {
  const rows = Array.from(
    { length: 2_500 },
    (_, n) => `;Circolo numero ${n} ${'abcdefghij'[n % 10]}${n};PRATO;`,
  )
  const batch = await it.stage(list(...rows))
  const killed = new Error('killed')
  const interrupted = applyBatch(it.db, batch.id, BY, (done) => {
    if (done === 1_000) throw killed
  })
  await assert.rejects(interrupted, killed)
  assert.equal((await findBatch(it.db, batch.id))?.done_rows, 1_000)
  assert.equal(
    (await names()).length,
    (await it.db.selectFrom('import_row').select('row_number').where('outcome', '=', 'new').execute()).length,
  )
  await applyBatch(it.db, batch.id, BY)
  const counts = await countOutcomes(it.db, batch.id)
  assert.equal((await names()).length, counts.new)
  assert.equal(new Set(await names()).size, counts.new)
  assert.equal((await findBatch(it.db, batch.id))?.state, 'applied')
})

test('a chunk is written whole or not at all', async () => {
  const batch = await it.stage(list(AVIS, ';CASA DEL SOLE;PRATO;'))
  await setState(it.db, batch.id, { state: 'applying' })
  await sql`alter table import_row add constraint broken check (applied = false) not valid`.execute(it.db)
  await assert.rejects(applyBatch(it.db, batch.id, BY))
  await sql`alter table import_row drop constraint broken`.execute(it.db)
  assert.deepEqual(await names(), [])
  assert.equal((await applyBatch(it.db, batch.id, BY)).new, 2)
})

test('two runs of one import at once make no doubles', async () => {
  const batch = await it.stage(list(...Array.from({ length: 1_500 }, (_, n) => `;Ente ${n}${n}${n};PRATO;`)))
  await setState(it.db, batch.id, { state: 'applying' })
  await assert.doesNotReject(
    Promise.all([applyBatch(it.db, batch.id, BY), applyBatch(it.db, batch.id, BY)]),
    'the database refuses doubles; neither run may come that far',
  )
  assert.equal((await names()).length, (await countOutcomes(it.db, batch.id)).new)
})

test('an alike name is asked; the choice joins, makes new or leaves out', async () => {
  await run(';Fraternita di Misericordia di Vaiano;VAIANO;')
  const alike = ['92070250482;MISERICORDIA VAIANO FRATERNITÀ ONLUS;VAIANO;a@b.it']
  const { id, counts } = await run(...alike)
  assert.equal(counts.ambiguous, 1)
  const [row] = await listRows(it.db, id, { outcome: 'ambiguous' })
  const candidate = row?.candidates?.[0]?.organizationId ?? ''
  await setDecision(it.db, id, 1, candidate)
  assert.equal(await applyDecisions(it.db, id, BY.now), 1)
  assert.deepEqual(await countOutcomes(it.db, id), {
    new: 0,
    changed: 1,
    same: 0,
    ambiguous: 0,
    rejected: 0,
    set_aside: 0,
  })
  assert.equal((await names()).length, 1)
  await undoBatch(it.db, id, BY)
  assert.deepEqual(await names(), ['Fraternita di Misericordia di Vaiano'])
})

test('a name is no key: bodies of one name with their own codes stay apart', async () => {
  const { counts } = await run(
    '92070250482;AVIS;PRATO;',
    '01685160978;AVIS;PRATO;',
    '80051890152;AVIS;VAIANO;',
  )
  assert.equal(counts.new, 3)
})

test('a row repeated in the file is set aside with the row it repeats', async () => {
  const { id, counts } = await run(AVIS, '92070250482;A.V.I.S. PRATO;PRATO;', ';Casa;PRATO;', ';CASA;Prato;')
  assert.deepEqual([counts.new, counts.set_aside], [2, 2])
  const rows = await listRows(it.db, id, { outcome: 'set_aside' })
  assert.deepEqual(
    rows.map(({ notes }) => notes[0]),
    [
      { code: 'duplicate_row', detail: '1' },
      { code: 'duplicate_row', detail: '3' },
    ],
  )
})

test('what the organisation itself wrote is kept and reported; a register prevails', async () => {
  await run(AVIS)
  await sql`update field_assertion set source = 'owner' where field = 'email'`.execute(it.db)
  const { id, counts } = await run(AVIS.replace('info@', 'altro@'))
  assert.equal(counts.same, 1)
  const [row] = await listRows(it.db, id, {})
  assert.deepEqual(row?.notes, [{ code: 'kept_better_source', detail: 'email' }])
  const register = await it.stage(list(AVIS.replace('info@', 'altro@')), { authority: 'register' })
  assert.equal((await applyBatch(it.db, register.id, BY)).changed, 1)
  const { email } = await it.db.selectFrom('organization').select('email').executeTakeFirstOrThrow()
  assert.equal(email, 'altro@avis.example')
})

test('hostile cells are stored letter by letter or refused, and the others go on', async () => {
  const hostile = [
    '<script>alert(1)</script>',
    '=1+1 soci',
    'a\u202eb gruppo',
    '盲人😀协会',
    "'; drop table organization; --",
  ]
  const { counts } = await run(
    ...hostile.map((name, n) => `;"${name}";;x${n}@b.it`),
    ';con\0nul;;',
    `;${'x'.repeat(3_000)};;`,
  )
  assert.deepEqual([counts.new, counts.rejected], [5, 2])
  assert.deepEqual(
    await names(),
    [...hostile]
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => name)
      .sort(),
  )
})

test('addresses of pages stay different for equal names', async () => {
  await run('92070250482;AVIS;PRATO;', '01685160978;AVIS;PRATO;', '80051890152;AVIS;VAIANO;')
  const slugs = (await it.db.selectFrom('organization').select('slug').execute()).map(({ slug }) => slug)
  assert.equal(new Set(slugs).size, 3)
  assert.ok(slugs.includes('avis') && slugs.includes('avis-vaiano'))
})
