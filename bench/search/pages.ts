import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { searchQuery } from '../../src/modules/directory/search/address.ts'
import { load, type Round } from '../load.ts'
import { openCorpus } from './corpus.ts'
import { ended, memoryOf, processorSeconds, replyOf } from './engine-processes.ts'
import { commandLine, figure, heading, table } from './report.ts'
import { median, range } from './timing.ts'
import { mixedQuestion } from './workload.ts'

// node dist/bench/search/pages.js --size 150000: results pages of the mixed load with their search, nothing of the answers
// kept, against the plainest server that sends the same bytes, in turns.

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    data: { type: 'string', default: 'data/bench-search' },
    addresses: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
  },
})
const seconds = Number(values.seconds)
const corpus = await openCorpus(values.data, Number(values.size))
const folder = mkdtempSync(join(tmpdir(), 'tessuto-bench-pages-'))
const ours = await forked('pages-server.js', corpus.url, join(values.data, `node-${corpus.size}`))
const states = await untilIndexed()
const paths = addresses()
const bytes = await keepPages()
const raw = await forked('pages-raw-server.js', folder, String(paths.length))
const rounds: { raw: Round; ours: Round; cpu: number }[] = []
for (let round = 0; round < Number(values.rounds); round++) rounds.push(await measure())
print()
await Promise.all([ended(ours.child), ended(raw.child)])
rmSync(folder, { recursive: true })
await corpus.release()

async function forked(file: string, ...args: string[]): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL(file, import.meta.url), args)
  return { child, port: await replyOf<number>(child) }
}

/** Waits for the index of the server. */
async function untilIndexed(): Promise<string> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${ours.port}/status`)
    const { checks } = (await answer.json()) as { checks: { search?: { state: string; records: number }[] } }
    const kinds = checks.search ?? []
    if (kinds.some(({ records }) => records > 0) && kinds.every(({ state }) => state === 'ready'))
      return JSON.stringify(kinds)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function addresses(): string[] {
  return range(0, Number(values.addresses)).map((number) => {
    const request = mixedQuestion(corpus.drawn, number)
    return `/it/enti?${searchQuery({ request, nearText: '' })}`
  })
}

/** Keeps every page for the raw server; returns their mean size. */
async function keepPages(): Promise<number> {
  let sum = 0
  for (const [at, path] of paths.entries()) {
    const answer = await fetch(`http://127.0.0.1:${ours.port}${path}`)
    if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`)
    const page = Buffer.from(await answer.arrayBuffer())
    writeFileSync(join(folder, String(at)), page)
    sum += page.byteLength
  }
  return sum / paths.length
}

async function measure(): Promise<(typeof rounds)[number]> {
  const plain = await load({ port: raw.port, path: paths.map((_, at) => `/${at}`), seconds })
  const before = processorSeconds(ours.child)
  const searched = await load({ port: ours.port, path: paths, seconds })
  const used = processorSeconds(ours.child) - before
  return { raw: plain, ours: searched, cpu: (used * 1_000) / (searched.perSecond * seconds) }
}

function print(): void {
  const of = (what: 'raw' | 'ours', key: keyof Round) => median(rounds.map((round) => round[what][key]))
  const share = median(rounds.map((round) => (round.ours.perSecond / round.raw.perSecond) * 100))
  const { now, most } = memoryOf(ours.child)
  console.log(heading(commandLine()))
  console.log(
    `${corpus.size.toLocaleString('en')} organisations; ${paths.length} addresses of the mixed load, ${figure(bytes / 1_000)} ` +
      `kB on average, 16 connections, medians of ${rounds.length} rounds in turns, no compression. The server took ` +
      `${figure(median(rounds.map(({ cpu }) => cpu)))} ms of processor a page, and has ${figure(now)} MB in memory, ` +
      `${figure(most)} at most. Its index: ${states}\n`,
  )
  console.log(
    table(
      ['', 'pages/s', 'p50 ms', 'p99 ms', 'share of raw'],
      [
        [
          'raw `node:http`',
          ...(['perSecond', 'p50', 'p99'] as const).map((key) => figure(of('raw', key))),
          '100 %',
        ],
        [
          'results page with its search',
          ...(['perSecond', 'p50', 'p99'] as const).map((key) => figure(of('ours', key))),
          `${figure(share)} %`,
        ],
      ],
    ),
  )
}
