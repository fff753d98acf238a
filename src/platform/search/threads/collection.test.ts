import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mergeSegments } from '../engine/merge-segments.ts'
import { createReader } from '../engine/reader.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument } from '../engine/sample.ts'
import type { Change } from '../feed/read-changes.ts'
import { createCollection } from './collection.ts'
import { wholeChange } from './whole-change.ts'

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const change = (number: number, seq: number, title: string | null): Change => ({
  kind: 'sample',
  id: idOf(number),
  seq,
  document: title === null ? null : sampleDocument(title),
})

function collection() {
  let id = 0
  const newId = () => ++id
  return { made: createCollection(SAMPLE_KIND, [], newId), newId }
}

test('what changed while its segments were merged is not brought back by the merge', () => {
  const { made, newId } = collection()
  for (let n = 0; n < 8; n++) made.change([change(n, n, `Prima ${n}`)])
  const parts = made.mergeable(Date.now())
  assert.equal(parts?.length, 8)
  made.change([change(0, 10, null), change(1, 11, 'Dopo')])
  made.merged(parts ?? [], mergeSegments(SAMPLE_KIND, newId(), parts ?? []))
  const reader = createReader(SAMPLE_KIND)
  reader.apply(wholeChange(made.parts()))
  const hits = reader.search({ ...SAMPLE_QUERY, pageSize: 50 }).hits
  assert.deepEqual(
    hits.map(({ id, seq }) => [id, seq]).toSorted(),
    [1, 2, 3, 4, 5, 6, 7].map((n) => [idOf(n), n === 1 ? 11 : n]),
  )
})

test('words of somebody forgotten while a segment is written anew do not stay in the new one', () => {
  const { made, newId } = collection()
  made.change(Array.from({ length: 9 }, (_, n) => change(n, n, `Prima ${n}`)))
  made.change([change(0, 10, null)])
  made.forgetDeleted(Date.now())
  const parts = made.mergeable(Date.now()) ?? []
  assert.equal(parts.length, 1)
  made.change([change(1, 11, null)])
  made.forgetDeleted(Date.now() + 1)
  made.merged(parts, mergeSegments(SAMPLE_KIND, newId(), parts))
  assert.equal(made.mergeable(Date.now())?.length, 1)
})

test('a change that says nothing new of nothing known needs no step', () => {
  assert.equal(collection().made.change([change(1, 1, null)]), undefined)
})

const Step = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.tuple(fc.nat(12), fc.boolean()), { minLength: 1, maxLength: 6 }) },
  { weight: 2, arbitrary: fc.constantFrom('begin merge' as const, 'end merge' as const) },
)

test('after any changes and merges, in any order, searchers have just what was put', () => {
  fc.assert(
    fc.property(fc.array(Step, { maxLength: 60 }), (steps) => {
      const { made, newId } = collection()
      const searcher = createReader(SAMPLE_KIND)
      const expected = new Map<string, number>()
      let merging: ReturnType<typeof made.mergeable>
      let seq = 0
      const finish = () => {
        if (merging) searcher.apply(made.merged(merging, mergeSegments(SAMPLE_KIND, newId(), merging)))
        merging = undefined
      }
      for (const step of steps) {
        if (step === 'begin merge') merging ??= made.mergeable(Date.now())
        else if (step === 'end merge') finish()
        else {
          const changes = new Map(step.map(([n, kept]) => [n, change(n, ++seq, kept ? `Nome ${n}` : null)]))
          const told = made.change([...changes.values()])
          if (told) searcher.apply(told)
          for (const one of changes.values()) {
            if (one.document) expected.set(one.id, one.seq)
            else expected.delete(one.id)
          }
        }
        const found = searcher.search({ ...SAMPLE_QUERY, pageSize: 100 }).hits
        assert.deepEqual(new Map(found.map((hit) => [hit.id, hit.seq])), expected)
        assert.equal(found.length, expected.size)
        const { records, seqs } = made.totals()
        assert.equal(records, expected.size)
        assert.equal(
          seqs,
          [...expected.values()].reduce((sum, one) => sum + one, 0),
        )
      }
    }),
    { numRuns: 150 },
  )
})
