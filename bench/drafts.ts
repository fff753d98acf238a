import { loadavg } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Portal, Spent } from './drafts-server.ts'
import type { Writing } from './drafts-writers.ts'
import { startPart, told } from './part.ts'

/**
 * Fifty organisations save drafts while others read the public pages, twenty a second: is reading slower than when
 * nobody writes? Quiet and busy in turns: `node dist/bench/drafts.js [--turns 3] [--seconds 20] [--pause 3]`, where
 * `pause` is the seconds between two savings of one organisation. The page saves itself 0.3 s after a field is left and
 * 3 s after the last key: three seconds is somebody who fills a short field in that time and goes on without thinking.
 */
const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    pause: { type: 'string', default: '3' },
  },
})
const SECONDS = Number(values.seconds)
const READS_A_SECOND = 20

const server = startPart(new URL('drafts-server.js', import.meta.url))
const writers = startPart(new URL('drafts-writers.js', import.meta.url))
const portal = await told<Portal>(server)
const PAGES = [
  ...['/it', '/it/enti', '/it/enti?q=anziani', '/ar/enti?q=prato'],
  ...portal.slugs.slice(0, 40).map((slug) => `/it/enti/${slug}`),
]

/** Milliseconds from when a page should have been asked to its last byte, at a constant rate. */
async function read(): Promise<number[]> {
  const taken: number[] = []
  const began = performance.now()
  const asked = Array.from({ length: SECONDS * READS_A_SECOND }, async (_, at) => {
    const due = began + (at * 1_000) / READS_A_SECOND
    await setTimeout(Math.max(1, due - performance.now()))
    const answer = await fetch(`${portal.address}${PAGES[at % PAGES.length]}`)
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`)
    taken.push(performance.now() - due)
  })
  await Promise.all(asked)
  return taken
}

/** The same while all write: from when each has opened a page and saved it once. */
async function readAmongWriters(): Promise<{ times: number[]; rate: number }> {
  const { address, writers: people } = portal
  const pause = Number(values.pause) * 1_000
  const lasting = SECONDS * 1_000 + 2 * pause
  writers.send({ address, writers: people, lasting, pause } satisfies Writing)
  const saved = told<number>(writers)
  await setTimeout(2 * pause)
  await spent()
  return { times: await read(), rate: ((await saved) * 1_000) / (lasting - pause) }
}

async function spent(): Promise<Spent> {
  server.send('spent')
  return told<Spent>(server)
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const fixed = (...figures: number[]): string => figures.map((figure) => figure.toFixed(1)).join(' | ')

/** One line of the table. */
async function line(name: string, times: readonly number[], rate: number): Promise<void> {
  const { processor, delay } = await spent()
  console.log(
    `| ${name} | ${rate.toFixed(1)} | ${fixed(at(times, 0.5), at(times, 0.99), processor, delay, loadavg()[0] ?? 0)} |`,
  )
}

// What is warm when one turn is measured has to be warm when the other is.
await readAmongWriters()
console.log(
  '| public pages | savings a second | p50 ms | p99 ms | processor s | p99 of waiting for the thread, ms | load of the machine |\n|---|---|---|---|---|---|---|',
)
const [quiet, busy]: [number[], number[]] = [[], []]
for (let turn = 0; turn < Number(values.turns); turn++) {
  await spent()
  const alone = await read()
  quiet.push(...alone)
  await line('nobody writes', alone, 0)
  const { times, rate } = await readAmongWriters()
  busy.push(...times)
  await line(`${portal.writers.length} organisations write`, times, rate)
}
server.disconnect()
writers.disconnect()
const [before, after] = [at(quiet, 0.99), at(busy, 0.99)]
console.log(`p99 of ${busy.length} pages each: ${fixed(before, after)} ms, ${(after / before).toFixed(2)} ×`)
