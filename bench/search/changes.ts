import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { connect } from '../../src/platform/db/database.ts'
import type { ChangeJob, ChangeReply, Renamed } from './change-job.ts'
import { openCorpus } from './corpus.ts'
import { ended, replyOf } from './engine-processes.ts'
import { commandLine, figure, heading, table } from './report.ts'
import { timing } from './timing.ts'

// node dist/bench/search/changes.js --size 150000: a record is renamed in one node; how long until its new name is found
// there and in another node, both with their index in a process of their own. Every other record is renamed while nobody
// looks in the other node: who looks there asks again and again, and takes a processor from the node that writes.

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['10000'] },
    data: { type: 'string', default: 'data/bench-search' },
    changes: { type: 'string', default: '200' },
  },
})

/** Some seconds after its start a node compares its index with the database, once. */
const AFTER_START_MS = 8_000

const rows: string[][] = []
for (const size of values.size.map(Number)) rows.push(...(await measure(size)))
console.log(heading(commandLine()))
console.log(`${values.changes} renamed records, one after the other; milliseconds, p50 / p99.\n`)
const columns = ['organisations', 'the other node', 'the transaction', 'same node: the index has it']
console.log(table([...columns, 'and the search gave it', 'another node gives it'], rows))

async function measure(size: number): Promise<string[][]> {
  const corpus = await openCorpus(values.data, size)
  const db = connect(corpus.url, { max: 1 })
  const writer = await node(corpus.url, `node-${size}`)
  const other = await node(corpus.url, `node-${size}-other`)
  const ids = await sql<{ id: string; name: string }>`
    select id, name from organization where lifecycle <> 'dissolved'
    order by md5(id::text) limit ${Number(values.changes)}`.execute(db)
  await new Promise((resolve) => setTimeout(resolve, AFTER_START_MS))
  const renamed: (Renamed & { there: number | undefined })[] = []
  for (const [at, { id, name }] of ids.rows.entries()) {
    const word = `zq${at}x${Date.now().toString(36)}`
    const looking = at % 2 === 0 ? ask<{ foundAt: number }>(other, { what: 'look', word }) : undefined
    const here = await ask<Renamed>(writer, { what: 'rename', id, name: `${name} ${word}`.slice(-300), word })
    if (!here.ok) throw new Error('the own change was not found')
    renamed.push({ ...here, there: (await looking)?.foundAt })
    // As it was before, for whoever measures next.
    await ask<Renamed>(writer, { what: 'rename', id, name, word: '' })
  }
  await Promise.all([ended(writer), ended(other)])
  await db.destroy()
  await corpus.release()
  const name = size.toLocaleString('en')
  return [
    [name, 'rests', ...figuresOf(renamed.filter(({ there }) => there === undefined)), '–'],
    [
      name,
      'is asked without a pause',
      ...figuresOf(renamed.filter(({ there }) => there !== undefined)),
      both(renamed.flatMap(({ written, there }) => (there === undefined ? [] : there - written))),
    ],
  ]
}

function figuresOf(renamed: readonly Renamed[]): string[] {
  return [
    both(renamed.map(({ writing }) => writing)),
    both(renamed.map(({ written, settledAt }) => settledAt - written)),
    both(renamed.map(({ written, foundAt }) => foundAt - written)),
  ]
}

function both(list: readonly number[]): string {
  const { p50, p99 } = timing(list, 1)
  return `${figure(p50)} / ${figure(p99)}`
}

async function node(url: string, folder: string): Promise<ChildProcess> {
  const child = fork(new URL('change-process.js', import.meta.url), [url, join(values.data, folder)])
  await replyOf<ChangeReply>(child)
  return child
}

function ask<Reply extends ChangeReply>(child: ChildProcess, job: ChangeJob): Promise<Reply> {
  child.send(job)
  return replyOf<Reply>(child)
}
