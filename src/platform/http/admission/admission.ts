import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Services } from '../../cx.ts'
import { goingFirst } from '../../pace/in-turn.ts'
import { readSessionCookie } from '../../session/cookie.ts'
import { findActor } from '../../session/session.ts'
import type { Actor } from '../actor.ts'
import { bodyThere, isComing } from './body-there.ts'
import { busyAnswers } from './busy-answer.ts'
import { createGate } from './gate.ts'
import { knownSessions } from './known-sessions.ts'
import { isAlwaysServed, isEntry, type LaneName, laneFor } from './lanes.ts'
import { longPlaces } from './long-places.ts'
import { type Admission, OPEN_DOOR } from './open-door.ts'
import { recentCounts } from './recent.ts'

type Answering = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** The guard of a server. */
export interface Guard extends Admission {
  /** The same answers, to those who are let in. */
  guarded(answer: Answering): Answering
  stop(): void
}

const ADJUST_MS = 100
/** Few, with places of their own: what they asked is gone on with before what the public asked. */
const FIRST: ReadonlySet<LaneName> = new Set(['staff', 'members', 'entering'])
/** Unknown sessions looked up at once when there is a crowd: a forged cookie costs little and gives nothing. */
const LOOKED_UP = 2
/** Nobody is there any more to read it. */
const nobody = () => new Response(null, { status: 400 })
const TOKEN = /^[\w-]{43}$/

/** Guards the door of one process: see docs/decisions/0022. */
export function startAdmission(services: Services): Guard {
  const { config, metrics, log } = services
  if (config.requestsAtOnce === 0) return { ...OPEN_DOOR, guarded: (answer) => answer, stop: () => {} }
  const gate = createGate({ most: config.requestsAtOnce, waited: metrics.takeWait })
  const known = knownSessions()
  const counts = recentCounts()
  const busy = busyAnswers(services)
  const timer = setInterval(gate.adjust, ADJUST_MS).unref()
  let lookedUp = 0

  const remember = (token: string, actor: Actor | undefined) => {
    const lane = actor && laneFor(actor)
    known.remember(token, lane, Date.now())
    return lane
  }
  const refused = (incoming: IncomingMessage, lane: LaneName) => {
    const now = new Date()
    metrics.refused(lane)
    counts.count('refused', now)
    if (lane === 'staff' || lane === 'members') counts.count('refusedMembers', now)
    log.warn({ lane }, 'too much is asked: refused')
    return busy(incoming.url ?? '/')
  }
  /** The lane of a session that this process has not seen yet. */
  const lookUp = async (token: string): Promise<LaneName | undefined> => {
    if (lookedUp >= LOOKED_UP) return undefined
    lookedUp++
    try {
      return remember(token, await findActor(services.db, services.modules, token, new Date()))
    } catch {
      return undefined
    } finally {
      lookedUp--
    }
  }

  const guarded = (answer: Answering): Answering => {
    const answered = async (lane: LaneName, request: Request, env: HttpBindings) => {
      try {
        return await (FIRST.has(lane) ? goingFirst(() => answer(request, env)) : answer(request, env))
      } finally {
        gate.leave(lane)
        counts.count('answered', new Date())
      }
    }
    const letIn = async (isIn: Promise<boolean>, lane: LaneName, request: Request, env: HttpBindings) => {
      if (await isIn) return answered(lane, request, env)
      const other = lane === 'public' ? await laneByLookingUp(env.incoming) : undefined
      return other && (await gate.enter(other))
        ? answered(other, request, env)
        : refused(env.incoming, other ?? lane)
    }
    const laneByLookingUp = (incoming: IncomingMessage) => {
      const token = tokenOf(incoming)
      return token === undefined ? undefined : lookUp(token)
    }
    const admit: Answering = (request, env) => {
      const lane = laneOf(env.incoming)
      const isIn = gate.enter(lane)
      if (isIn === true) return answered(lane, request, env)
      if (isIn === false && tokenOf(env.incoming) === undefined) return refused(env.incoming, lane)
      return letIn(Promise.resolve(isIn), lane, request, env)
    }
    return (request, env) => {
      if (isAlwaysServed(env.incoming.url ?? '')) return answer(request, env)
      if (!isComing(env.incoming)) return admit(request, env)
      return bodyThere(env.incoming).then((isThere) => (isThere ? admit(request, env) : nobody()))
    }
  }
  const laneOf = (incoming: IncomingMessage): LaneName => {
    const token = tokenOf(incoming)
    const lane = token === undefined ? undefined : known.laneOf(token, Date.now())
    return lane ?? (isEntry(incoming.url ?? '') ? 'entering' : 'public')
  }
  return {
    remember,
    recent: counts.read,
    openLong: longPlaces(gate),
    busy,
    lanes: gate.state,
    guarded,
    stop: () => clearInterval(timer),
  }
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  const token = headers.cookie === undefined ? undefined : readSessionCookie(headers.cookie)
  return token !== undefined && TOKEN.test(token) ? token : undefined
}
