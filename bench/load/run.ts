import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { commandLine, figure, heading } from '../search/report.ts'
import type { Outcome, Wanted } from './client.ts'
import { byKind, type Figures, figuresOf, quantile, recovery, totals } from './figures.ts'
import { KINDS } from './mix.ts'
import type { Portal } from './portal.ts'
import type { Spent } from './server.ts'

// node dist/bench/load/run.js [--bodies 150000 --data /var/tmp/bs] [--seconds 20] [--peak 300] [--open]: the realistic mix
// at a constant rate, whether or not answers come: quiet, the peak, then the most that is answered, three times that, and
// after it. Without bodies the demo territory and ten times a province's peak (20/s). `--open`: without the guard.

const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '0' },
    data: { type: 'string', default: '/var/tmp/bs' },
    seconds: { type: 'string', default: '20' },
    peak: { type: 'string' },
    open: { type: 'boolean', default: false },
    capacity: { type: 'string' },
    step: { type: 'string', default: '6' },
  },
})
const seconds = Number(values.seconds)
const QUIET = 20
const PEAK = Number(values.peak ?? (values.bodies === '0' ? 10 * QUIET : 300))
/** Until everything that is asked for was asked for once. */
const WARM = { rate: 60, seconds: 10 }
const STEP_SECONDS = Number(values.step)
const STEP = 1.2
/** Of a processor. */
const RESTING = 0.1
const REST_MS = 2_000
/** More than this is answered late or not at all. */
const MOST_REFUSED = 0.02
const LATE_MS = 1_000

const server = fork(new URL('server.js', import.meta.url), [
  values.bodies,
  values.data,
  values.open ? 'open' : 'guarded',
])
const client = fork(new URL('client.js', import.meta.url))
for (const child of [server, client])
  child.once('exit', (code) => {
    if (code) process.exit(1)
  })
const portal = await told<Portal>(server)
await untilIndexed()
client.send({ portal })
await told(client)
await untilAtRest()

type While = Figures & { processor: number; limit: number }

const warm = await whileAsking('first, to warm', WARM)
const whiles: While[] = [
  await whileAsking('quiet', { rate: QUIET, seconds }),
  await whileAsking('peak', { rate: PEAK, seconds }),
]
const capacity = Number(values.capacity ?? 0) || (await mostAnswered())
const over = await whileAsking('3 × the most', { rate: 3 * capacity, seconds })
const after = await whileAsking('after: half of the most', { rate: capacity / 2, seconds })
whiles.push(over, after)
print()
for (const child of [client, server]) child.disconnect()

async function told<Told>(child: ChildProcess): Promise<Told> {
  const [message] = await once(child, 'message')
  return message
}

async function whileAsking(name: string, wanted: Wanted): Promise<While> {
  await spent()
  client.send(wanted)
  const outcomes = await told<Outcome[]>(client)
  const { processor, limit } = await spent()
  const figures = figuresOf(name, wanted.seconds, outcomes)
  process.stderr.write(
    `${name}: ${figure(figures.answered)} of ${figure(figures.offered)}/s, ${figures.failed} failed\n`,
  )
  return { ...figures, processor: processor / wanted.seconds, limit }
}

async function spent(): Promise<Spent> {
  server.send('spent')
  return told<Spent>(server)
}

/** Asks more and more until a part is refused or late; what was answered a second at best. */
async function mostAnswered(): Promise<number> {
  let best = 0
  for (let rate = 60; ; rate *= STEP) {
    const step = await whileAsking(`step of ${figure(rate)}`, { rate, seconds: STEP_SECONDS })
    best = Math.max(best, step.answered)
    const late = quantile(
      step.outcomes.map(({ sinceDue }) => sinceDue),
      0.5,
    )
    const lost = 1 - step.answered / step.offered
    if (lost > MOST_REFUSED || late > LATE_MS) return best
  }
}

/** The work that a new installation brings is over when little of a processor is used; two minutes at most. */
async function untilAtRest(): Promise<void> {
  for (let looks = 0; looks < 60; looks++) {
    await spent()
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
    if ((await spent()).processor < RESTING * (REST_MS / 1_000)) return
  }
}

async function untilIndexed(): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${portal.port}/status`)
    const { checks } = (await answer.json()) as { checks: { search?: { state: string }[] } }
    if (checks.search?.every(({ state }) => state === 'ready')) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function print(): void {
  const quick =
    2 *
    quantile(
      warm.outcomes.map(({ sinceDue }) => sinceDue),
      0.99,
    )
  console.log(heading(commandLine()))
  console.log(
    `${values.bodies === '0' ? 'Demo territory' : `${figure(Number(values.bodies))} bodies`}, ${seconds} s each, who asks and ` +
      `PostgreSQL on the same machine. The most that was answered: ${figure(capacity)}/s.\n`,
  )
  console.log(`${totals(whiles)}\n\n${byKind(KINDS, whiles)}\n`)
  const staff = over.outcomes.filter(({ kind }) => kind === 'staff').map(({ sinceDue }) => sinceDue)
  console.log(
    `Asked three times the most: ${figure((100 * over.answered) / capacity)} % of it answered, p99 of the staff ` +
      `${figure(quantile(staff, 0.99))} ms; ${figure(recovery(after, quick))} s until nobody was refused or waited twice the first p99.`,
  )
}
