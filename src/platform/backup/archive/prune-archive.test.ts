import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { listArchived } from './archive-folder.ts'
import { isBaseDue } from './keep-archive.ts'
import { firstGap } from './log-gaps.ts'
import { keptBases, pruneArchive } from './prune-archive.ts'

const root = mkdtempSync(join(tmpdir(), 'tessuto-prune-'))
after(() => rmSync(root, { recursive: true, force: true }))

const NOW = new Date('2026-11-22T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString()
const HASH = 'a'.repeat(64)

test('the base copies of the days that are kept stay, and the one before them', () => {
  const bases = [20, 9, 8, 6, 1].map((days) => ({ finishedAt: daysAgo(days) }))
  assert.deepEqual(keptBases(bases, 7, NOW), bases.slice(2))
  assert.deepEqual(keptBases(bases.slice(3), 7, NOW), bases.slice(3))
  assert.deepEqual(keptBases(bases.slice(0, 1), 7, NOW), bases.slice(0, 1), 'the only one always stays')
})

test('what comes before the oldest base copy that is kept goes; the history of timelines stays', async () => {
  base('2026-11-01T02-30-00Z', daysAgo(21), '000000010000000000000003', [HASH])
  base('2026-11-14T02-30-00Z', daysAgo(8), '0000000100000001000000FE', [HASH.replace('a', 'b')])
  for (const name of ['000000010000000000000003', '0000000100000001000000FD', '0000000100000001000000FE'])
    segment(name)
  for (const name of ['000000020000000200000000', '00000002.history']) segment(name)
  const old = [upload(HASH), upload(HASH.replace('a', 'b'))]
  for (const path of old) utimesSync(path, 0, 0)
  upload(HASH.replace('a', 'c'))
  assert.deepEqual(await pruneArchive(root, 7, NOW), { bases: 1, segments: 2 })
  const left = listArchived(root).map(({ name }) => name)
  assert.deepEqual(left, ['0000000100000001000000FE', '000000020000000200000000', '00000002.history'])
  const uploads = readdirSync(join(root, 'files', 'aa')).map((name) => name.slice(0, 1))
  assert.deepEqual(uploads.sort(), ['b', 'c'], 'one that no base copy names goes when it is old')
})

test('a gap is seen over the end of four gigabytes and over a change of timeline', () => {
  const whole = ['0000000100000000000000FF', '000000020000000100000000', '000000020000000100000001']
  assert.equal(firstGap(whole, '0000000100000000000000FF'), undefined)
  assert.equal(firstGap(whole.toSpliced(1, 1), '0000000100000000000000FF'), '000000010000000100000000')
  assert.equal(firstGap([], '000000010000000000000002'), '000000010000000000000002')
})

test('a base copy is made at once, each night, and by day when a night was missed', () => {
  const due = (made: string | undefined, now: string) =>
    isBaseDue(made === undefined ? undefined : new Date(made), new Date(now), 'Europe/Rome')
  assert.equal(due(undefined, '2026-11-22T12:00:00Z'), true)
  assert.equal(due('2026-11-22T12:00:00Z', '2026-11-22T20:00:00Z'), false)
  assert.equal(due('2026-11-22T12:00:00Z', '2026-11-23T01:30:00Z'), true)
  assert.equal(due('2026-11-22T01:30:00Z', '2026-11-22T03:30:00Z'), false)
  assert.equal(due('2026-11-22T01:30:00Z', '2026-11-22T20:00:00Z'), false)
  assert.equal(due('2026-11-22T01:30:00Z', '2026-11-23T10:00:00Z'), true)
})

function base(name: string, finishedAt: string, startSegment: string, files: string[]): void {
  const part = { file: 'base.tar.gz', bytes: 0, plain: HASH, stored: HASH }
  const manifest = { format: 1, finishedAt, postgres: '18', startSegment, part, encrypted: false, files }
  mkdirSync(join(root, 'base', name), { recursive: true })
  writeFileSync(join(root, 'base', name, 'base.json'), JSON.stringify(manifest))
}

function segment(name: string): void {
  const shelf = join(root, 'wal', name.length === 24 ? name.slice(0, 16) : 'history')
  mkdirSync(shelf, { recursive: true })
  writeFileSync(join(shelf, `${name}-${HASH}-${HASH}.gz`), '')
}

function upload(hash: string): string {
  const path = join(root, 'files', 'aa', `${hash}-${HASH}`)
  mkdirSync(join(root, 'files', 'aa'), { recursive: true })
  writeFileSync(path, '')
  return path
}
