import { LANES, type LaneName, RULES } from './lanes.ts'
import { nextLimit } from './limit.ts'
import { turnWait } from './mean-wait.ts'

/** Lets requests in, one of each lane in a turn of the event loop, so that between two the others are heard. */
export interface Gate {
  /** True: in, now or later; false: refused. Who is in must `leave`. */
  enter(lane: LaneName): boolean | Promise<boolean>
  leave(lane: LaneName): void
  /** Finds the limit anew; called ten times a second. */
  adjust(): void
  state(): Readonly<Record<LaneName, LaneState>>
}

export interface LaneState {
  limit: number
  running: number
  waiting: number
}

interface Lane extends LaneState {
  name: LaneName
  startedThisTurn: boolean
  queue: { since: number; decide: (isIn: boolean) => void }[]
}

export interface GateOptions {
  /** Most requests of the public worked on at once. */
  most: number
  /** Milliseconds that work waits now, elsewhere than for the thread. */
  waited: () => number
  now?: () => number
}

/** The public waits for as long; once its queue stood for as long, or somebody was refused, there is a crowd. */
const PATIENCE_MS = 100
/** In a crowd who finds no place is told so at once: after the last refusal it lasts so long. */
const CROWD_MS = 500
const LOOK_MS = 4
/** A process that has just started is slow for a while: then people wait, nobody looks for fewer places. */
const COLD_MS = 30_000

export function createGate({ most, waited, now = () => performance.now() }: GateOptions): Gate {
  const lanes = LANES.map((name) => newLane(name, most))
  const byName = Object.fromEntries(lanes.map((lane) => [lane.name, lane])) as Record<LaneName, Lane>
  const turns = turnWait()
  let [standsSince, refusedAt] = [0, Number.NEGATIVE_INFINITY]
  const began = now()
  let isFull = false
  let turnSince: number | undefined
  let isLooking = false

  const isCrowded = () =>
    now() - refusedAt < CROWD_MS || (byName.public.queue.length > 0 && now() - standsSince > PATIENCE_MS)
  const patienceOf = (name: LaneName) => (name === 'public' ? PATIENCE_MS : RULES[name].patience)
  const mostWaiting = ({ name, limit }: Lane) =>
    name === 'public' ? (isCrowded() ? 0 : 10 * limit) : RULES[name].mostWaiting

  const watchTurn = () => {
    if (turnSince !== undefined) return
    turnSince = worked()
    setImmediate(endTurn)
  }
  const endTurn = () => {
    turns.note(worked() - (turnSince ?? 0))
    turnSince = undefined
    for (const lane of lanes) {
      const next = lane.running < lane.limit ? lane.queue.shift() : undefined
      lane.startedThisTurn = next !== undefined
      if (!next) continue
      lane.running++
      next.decide(true)
      watchTurn()
    }
    refuseLate()
  }
  const refuseLate = () => {
    for (const lane of lanes) {
      const until = now() - patienceOf(lane.name)
      for (let first = lane.queue[0]; first && first.since < until; first = lane.queue[0]) {
        lane.queue.shift()
        refuse(lane)
        first.decide(false)
      }
    }
  }
  const refuse = ({ name }: Lane) => {
    if (name === 'public') refusedAt = now()
    return false
  }
  const look = () => {
    refuseLate()
    isLooking = lanes.some(({ queue }) => queue.length > 0)
    if (isLooking) setTimeout(look, LOOK_MS)
  }

  return {
    enter(name) {
      const lane = byName[name]
      const crowd = lane.running + lane.queue.length - lane.limit
      if (crowd >= 0 && name === 'public') isFull = true
      watchTurn()
      if (crowd < 0 && !lane.startedThisTurn && lane.queue.length === 0) {
        lane.startedThisTurn = true
        lane.running++
        return true
      }
      if (crowd >= mostWaiting(lane)) return refuse(lane)
      if (name === 'public' && lane.queue.length === 0) standsSince = now()
      if (!isLooking) setTimeout(look, LOOK_MS)
      isLooking = true
      return new Promise((decide) => lane.queue.push({ since: now(), decide }))
    },
    leave(name) {
      byName[name].running--
      if (byName[name].queue.length > 0) watchTurn()
    },
    adjust() {
      if (now() - began < COLD_MS) return
      const seen = { turn: turns.take(), wait: waited(), full: isFull }
      byName.public.limit = nextLimit(byName.public.limit, seen, most)
      isFull = false
    },
    state: () => byName,
  }
}

/** Milliseconds of processor of this thread: what others take from the machine is not too much asked of us. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

const newLane = (name: LaneName, most: number): Lane => ({
  name,
  limit: name === 'public' ? most : RULES[name].places,
  running: 0,
  startedThisTurn: false,
  queue: [],
  get waiting() {
    return this.queue.length
  },
})
