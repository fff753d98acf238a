import { setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startPart, told } from '../part.ts'
import { commandLine, figure, heading } from '../search/report.ts'
import { findCapacity } from './capacity.ts'
import type { Asked } from './client.ts'
import { byKind, figuresOf, quantile, recovery, refusalTimes, totals, type While } from './figures.ts'
import { KINDS } from './mix.ts'
import type { Portal } from './portal.ts'
import type { Spent } from './server.ts'

// node dist/bench/load/run.js [--bodies 150000 --data /var/tmp/bs] [--seconds 20] [--peak 300] [--open]: the realistic mix
// at a constant rate, whether or not answers come: quiet, the peak, then the most that is answered, three times that, and
// after it. Without bodies the demo territory and ten times a province's peak (20/s). `--open`: without the guard;
// `--capacity 200`: not looked for. Takes about seven minutes.

const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '0' },
    data: { type: 'string', default: '/var/tmp/bs' },
    seconds: { type: 'string', default: '20' },
    peak: { type: 'string' },
    open: { type: 'boolean', default: false },
    capacity: { type: 'string' },
    step: { type: 'string', default: '8' },
  },
})
const seconds = Number(values.seconds)
const QUIET = 20
const PEAK = Number(values.peak ?? (values.bodies === '0' ? 10 * QUIET : 300))
/** Until everything that is asked for was asked for once, and the process no longer counts as just started. */
const WARM = { rate: 60, seconds: 20 }
/** Seconds of each step of the search that are not counted, and between two. */
const SETTLE = 3
/** Of a processor. */
const RESTING = 0.1
const REST_MS = 2_000
/** Who gets no place hears it within so many milliseconds. */
const REFUSED_MS = 20

const server = startPart(new URL('server.js', import.meta.url), [
  values.bodies,
  values.data,
  values.open ? 'open' : 'guarded',
])
const client = startPart(new URL('client.js', import.meta.url))
const goesFirst = letAskFirst()
const portal = await told<Portal>(server)
await untilIndexed()
client.send({ portal })
await told(client)
await untilAtRest()

const warm = await whileAsking('first, to warm', WARM.rate, WARM.seconds)
const whiles: While[] = [
  await whileAsking('quiet', QUIET, seconds),
  await whileAsking(`peak, ${PEAK}/s`, PEAK, seconds),
]
const steps = values.capacity
  ? { most: Number(values.capacity), held: [], tooMuch: [] }
  : await findCapacity(async (rate) => {
      await sleep(SETTLE * 1_000)
      return whileAsking(`step of ${figure(rate)}`, rate, Number(values.step), SETTLE)
    })
const over = await whileAsking('3 × the most', 3 * steps.most, seconds)
const after = await whileAsking('after: half of the most', steps.most / 2, seconds)
whiles.push(over, after)
print()
for (const part of [client, server]) part.disconnect()

/** Who asks stands for other machines: it does not wait for this one's processors, where the system lets it. */
function letAskFirst(): boolean {
  try {
    setPriority(client.pid ?? 0, -10)
    return true
  } catch {
    return false
  }
}

/** Asks for `settle` and then for `counted` seconds, of which it gives the figures. */
async function whileAsking(name: string, rate: number, counted: number, settle = 0): Promise<While> {
  await spent()
  client.send({ rate, seconds: settle + counted })
  const asked = await told<Asked>(client)
  const outcomes = asked.outcomes.filter(({ due }) => due >= settle * 1_000)
  const figures = figuresOf(name, counted, outcomes)
  process.stderr.write(
    `${name}: ${figure(figures.useful)} of ${figure(figures.offered)}/s in time, ${figures.failed} failed\n`,
  )
  return { ...figures, ...(await spent()), asking: asked.processor, seconds: settle + counted }
}

async function spent(): Promise<Spent> {
  server.send('spent')
  return told<Spent>(server)
}

/** The work that a new installation brings is over when little of a processor is used; two minutes at most. */
async function untilAtRest(): Promise<void> {
  for (let looks = 0; looks < 60; looks++) {
    await spent()
    await sleep(REST_MS)
    if ((await spent()).processor < RESTING * (REST_MS / 1_000)) return
  }
}

async function untilIndexed(): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${portal.port}/status`)
    const { checks } = (await answer.json()) as { checks: { search?: { state: string }[] } }
    if (checks.search?.every(({ state }) => state === 'ready')) return
    await sleep(500)
  }
}

function print(): void {
  const timesOf = ({ outcomes }: While, kinds: readonly string[] = KINDS) =>
    outcomes.filter(({ kind }) => kinds.includes(kind)).map(({ sinceDue }) => sinceDue)
  const staff = quantile(timesOf(over, ['staff', 'decision']), 0.99)
  const refused = over.outcomes.filter(({ status }) => status === 503).map(({ sinceSent }) => sinceSent)
  const soon = refused.filter((took) => took < REFUSED_MS).length / refused.length
  const quick = 2 * quantile(timesOf(warm), 0.99)
  console.log(heading(commandLine()))
  console.log(
    `${values.bodies === '0' ? 'Demo territory' : `${figure(Number(values.bodies))} bodies`}, ${seconds} s each, who asks and ` +
      `PostgreSQL on the same machine${goesFirst ? ', who asks goes first' : ''}. Held: ${rates(steps.held)}; not: ${rates(steps.tooMuch)}.\n`,
  )
  console.log(`${totals(whiles)}\n\n${refusalTimes(whiles)}\n\n${byKind(KINDS, whiles)}\n`)
  console.log(`| | aim | measured |
|---|---|---|
| capacity: 99 % answered within a second | | ${figure(steps.most)}/s |
| of it answered within a second when 3 × is asked | ≥ 90 % | ${figure((100 * over.useful) / steps.most)} % |
| a refusal as who asks sees it, ms: p50 / p99; within ${REFUSED_MS} | < ${REFUSED_MS} | ${figure(quantile(refused, 0.5))} / ${figure(quantile(refused, 0.99))}; ${figure(100 * soon)} % |
| signed-in staff, p99 ms when 3 × is asked | < 500 | ${figure(staff)} |
| seconds until nobody is refused or waits twice the first p99 | ≤ 10 | ${figure(recovery(after, quick))} |`)
}

function rates(all: readonly number[]): string {
  return (
    all
      .toSorted((one, other) => one - other)
      .map(figure)
      .join(', ') || '–'
  )
}
