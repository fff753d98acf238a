import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { setBit } from './bits.ts'
import { buildSegment, type IndexedRow } from './build-segment.ts'
import { mergeSegments } from './merge-segments.ts'
import { SAMPLE_KIND, sampleDocument, sampleId } from './sample.ts'
import { noneDeleted } from './segment.ts'

const anyDocument = fc
  .record({
    title: fc.constantFrom('Amici', 'Avis di Prato', '志愿者', 'Ágape'),
    slug: fc.constantFrom('a', 'è'),
    codes: fc.record({ area: fc.subarray(['x', 'y']), place: fc.subarray(['p', 'q', 'r']) }),
    flags: fc.subarray(['free', 'dissolved']),
    points: fc.constantFrom([], [43.9, 11.1], [43.9, 11.1, 44, 12]),
    hours: fc.boolean(),
    verifiedAt: fc.constantFrom(null, 1_700_000_000),
  })
  .map(({ title, hours, ...rest }): IndexedRow['document'] => ({
    ...sampleDocument(title),
    ...rest,
    hours: hours
      ? [{ days: 'MO', opens: 540, closes: 720, from: null, to: 9, closed: false, holidays: true, door: 0 }]
      : [],
  }))
const anyRecord = fc.record({ document: anyDocument, part: fc.nat(2), deleted: fc.boolean() })

test('merged columns are those that the living records would have in one segment', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 12 }), (records) => {
      const rows = records.map((one, at) => ({ ...one, id: sampleId(at), seq: at + 1 }))
      const parts = [0, 1, 2].map((number) => {
        const own = rows.filter(({ part }) => part === number)
        const segment = buildSegment(SAMPLE_KIND, number, own)
        const deleted = noneDeleted(segment.records)
        for (const [record, seq] of segment.columns.seqs.entries())
          if (rows[seq - 1]?.deleted) setBit(deleted, record)
        return { segment, deleted }
      })
      const living = rows.filter(({ deleted }) => !deleted)
      const built = buildSegment(SAMPLE_KIND, 9, living)
      const merged = mergeSegments(SAMPLE_KIND, 9, parts)
      assert.deepEqual(merged.columns, built.columns)
      assert.deepEqual(merged.postings, built.postings)
      assert.deepEqual(merged.names, built.names)
      assert.deepEqual(merged.terms, built.terms)
    }),
  )
})
