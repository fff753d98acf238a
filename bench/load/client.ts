import { openDecider } from './decider.ts'
import { type Doing, openEditors } from './editors.ts'
import { type Ask, askNumber, type Kind } from './mix.ts'
import type { Portal } from './portal.ts'
import { openWire } from './wire.ts'

// Forked by the load: asks at a constant rate, whoever waits for an answer, and tells what came back of each.

/** How many a second, for how long. */
export interface Wanted {
  rate: number
  seconds: number
}

/** What came of asking. */
export interface Asked {
  outcomes: readonly Outcome[]
  /** Seconds of processor that it took to ask. */
  processor: number
}

/** One request: when it was due, in milliseconds from the beginning, and what came of it. */
export interface Outcome {
  kind: Kind
  due: number
  /** 0: the connection was cut. */
  status: number
  /** Milliseconds from when it should have been sent. */
  sinceDue: number
  /** And from when it was. */
  sinceSent: number
}

const TICK_MS = 1
/** Who gets no answer in this time has gone away. */
const PATIENCE_MS = 15_000

let portal: Portal | undefined
/** What some people do step after step, by kind. */
let doings: Partial<Record<Kind, Doing>> = {}
let number = 0

process.on('message', async (told: { portal: Portal } | Wanted) => {
  if ('portal' in told) {
    portal = told.portal
    const editors = await openEditors(portal)
    doings = { edit: editors.next, decision: openDecider(portal, editors.decided) }
    process.send?.('ready')
  } else if (portal) process.send?.(await askAt(portal, told))
})
process.once('disconnect', () => process.exit(0))

/** Requests come by chance, as people do: so many a second on average. */
async function askAt(asked: Portal, { rate, seconds }: Wanted): Promise<Asked> {
  const before = process.cpuUsage()
  const wire = openWire(asked.port)
  const outcomes: Outcome[] = []
  const waiting = new Set<Pick<Outcome, 'kind' | 'due'>>()
  const open: Promise<void>[] = []
  const began = performance.now()
  let due = 0
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now() - began
      while (due <= now && due < seconds * 1_000) {
        open.push(askOne(wire, asked, { due, began, outcomes, waiting }))
        due += (-Math.log(1 - Math.random()) / rate) * 1_000
      }
      if (due < seconds * 1_000) return
      clearInterval(timer)
      resolve()
    }, TICK_MS)
  })
  await Promise.race([Promise.all(open), new Promise((late) => setTimeout(late, PATIENCE_MS))])
  for (const one of waiting)
    outcomes.push({ ...one, status: 0, sinceDue: PATIENCE_MS, sinceSent: PATIENCE_MS })
  waiting.clear()
  wire.close()
  const { user, system } = process.cpuUsage(before)
  return { outcomes, processor: (user + system) / 1e6 }
}

interface Running {
  due: number
  began: number
  outcomes: Outcome[]
  waiting: Set<Pick<Outcome, 'kind' | 'due'>>
}

async function askOne(
  wire: ReturnType<typeof openWire>,
  asked: Portal,
  { due, began, outcomes, waiting }: Running,
): Promise<void> {
  const ask = askNumber(asked, number++)
  const doing = doings[ask.kind]
  const step = doing?.()
  // More to do than people: none is free.
  if (doing && !step) return
  const open = { kind: ask.kind, due }
  waiting.add(open)
  const sent = performance.now()
  const answer = await wire
    .ask(step?.request ?? requestOf(asked, ask), step !== undefined)
    .catch(() => ({ status: 0, text: '' }))
  const now = performance.now()
  step?.taken(answer)
  if (!waiting.delete(open)) return
  outcomes.push({
    kind: ask.kind,
    due,
    status: answer.status,
    sinceDue: now - began - due,
    sinceSent: now - sent,
  })
}

function requestOf({ port, asset }: Portal, { kind, path, cookie }: Ask): string {
  const lines = [
    `GET ${kind === 'file' ? asset : path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'accept: text/html,*/*;q=0.8',
    'user-agent: Mozilla/5.0',
    ...(cookie ? [`cookie: ${cookie}`] : []),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}
