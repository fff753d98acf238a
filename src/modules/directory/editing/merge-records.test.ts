import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mergeRecords } from './merge-records.ts'
import { applyChanges, type Change, changeKey, changesBetween } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { anyRecord } from './record-fixture.ts'
import { entriesOf, entryKey, same } from './record-rows.ts'

/** Two people who each made some of the changes that lead to some other record. */
const threeRecords = fc
  .tuple(anyRecord, anyRecord, anyRecord, fc.infiniteStream(fc.integer({ min: 0, max: 3 })))
  .map(([base, one, other, chosen]) => {
    const few = (to: typeof base) => changesBetween(base, to).filter(() => chosen.next().value === 0)
    return { base, mine: applyChanges(base, few(one)), theirs: applyChanges(base, few(other)) }
  })

/** Whether a change is to be seen in a record. */
function isIn(document: RecordDocument, change: Change): boolean {
  const row = entriesOf(document).get(entryKey(change))?.row
  if (change.field !== undefined) return row !== undefined && same(row[change.field], change.after)
  return change.after === null ? row === undefined : row !== undefined
}

test('nothing is lost: what they did is there, what I did is there or named in a conflict', () => {
  fc.assert(
    fc.property(threeRecords, ({ base, mine, theirs }) => {
      const { document, conflicts } = mergeRecords(base, mine, theirs)
      const named = new Set(conflicts.map((conflict) => changeKey(conflict.mine)))
      for (const change of changesBetween(base, theirs)) assert.ok(isIn(document, change), changeKey(change))
      for (const change of changesBetween(base, mine))
        assert.ok(named.has(changeKey(change)) || isIn(document, change), changeKey(change))
    }),
    { numRuns: 500 },
  )
})

test('without a conflict it does not matter who saved first', () => {
  let free = 0
  fc.assert(
    fc.property(threeRecords, ({ base, mine, theirs }) => {
      const one = mergeRecords(base, mine, theirs)
      const other = mergeRecords(base, theirs, mine)
      assert.equal(one.conflicts.length === 0, other.conflicts.length === 0)
      if (one.conflicts.length > 0) return
      free++
      assert.deepEqual(one.document, other.document)
    }),
    { numRuns: 500 },
  )
  assert.ok(free > 50, `only ${free} without a conflict`)
})

test('who changed nothing gets what the other wrote, and the same change twice is one', () => {
  fc.assert(
    fc.property(anyRecord, anyRecord, (base, changed) => {
      for (const [mine, theirs] of [
        [base, changed],
        [changed, base],
        [changed, changed],
      ] as const) {
        const merged = mergeRecords(base, mine, theirs)
        assert.deepEqual(merged.conflicts, [])
        assert.deepEqual(merged.document, changed)
      }
    }),
  )
})

test('two who write different telephone numbers in the same place are both shown', () => {
  fc.assert(
    fc.property(anyRecord, (base) => {
      const at = (email: string) => ({ ...base, organization: { ...base.organization, email } })
      const { document, conflicts } = mergeRecords(base, at('io@ente.example'), at('tu@ente.example'))
      assert.equal(document.organization.email, 'tu@ente.example')
      assert.deepEqual(
        conflicts.map(({ mine, theirs }) => [mine.after, theirs.after]),
        [['io@ente.example', 'tu@ente.example']],
      )
    }),
    { numRuns: 10 },
  )
})
