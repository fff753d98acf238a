import type { Cx } from '../../../platform/cx.ts'
import type { Db, Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { RawValues } from '../../../platform/http/input.ts'
import { applyChanges } from '../../directory/api.ts'
import { approve, type DecisionRefusal, sendBack } from '../decide.ts'
import { takeBack } from '../take-back.ts'
import { consider, needsNoLook } from './considered.ts'
import { correction } from './corrections.ts'
import type { FoundSubmission } from './submission-queries.ts'

type Asking = Pick<Cx, 'db' | 'now' | 'requestId'>

/** Ends a transaction whose work was refused half way: nothing of it stays. */
class Refused extends Error {}

/** Runs a decision; a refused one leaves nothing behind. */
export async function decided<Done extends object>(
  db: Db,
  work: (tx: Tx) => Promise<Done | DecisionRefusal>,
): Promise<Done | DecisionRefusal> {
  let outcome: Done | DecisionRefusal = { refused: 'gone' }
  try {
    await db.transaction().execute(async (tx) => {
      outcome = await work(tx)
      if ('refused' in outcome) throw new Refused()
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
  return outcome
}

/** Which parts are approved, by their place among the changes, and what was typed in their corrections. */
export interface Judgement {
  parts: readonly number[]
  values: RawValues
  reason: string
}

/** Makes the chosen parts public, with the editor's corrections. */
export function approveSubmission(
  cx: Asking,
  actor: Actor,
  submission: FoundSubmission,
  { parts, values, reason }: Judgement,
) {
  return decided(cx.db, async (tx) => {
    const considered = await consider(tx, submission)
    const chosen = considered.filter(({ index }) => parts.includes(index))
    const corrections = chosen
      .filter(({ correctable }) => correctable)
      .flatMap(({ change, index }) => correction(change, index, values) ?? [])
    return approve(tx, {
      ...decidingOf(cx, actor, submission.id),
      ...(chosen.length < considered.length && { keys: chosen.map(({ key }) => key) }),
      ...(corrections.length > 0 && { correct: (document) => applyChanges(document, corrections) }),
      ...(reason !== '' && { reason }),
    })
  })
}

/** Sends it back with its reason. */
export const returnSubmission = (cx: Asking, actor: Actor, id: string, reason: string) =>
  decided(cx.db, (tx) => sendBack(tx, { ...decidingOf(cx, actor, id), reason }))

/** Takes a decision back. */
export const takeBackSubmission = (cx: Asking, actor: Actor, id: string) =>
  decided(cx.db, (tx) => takeBack(tx, decidingOf(cx, actor, id)))

/** Approves those of many that need no closer look, each in a transaction of its own; returns their ids. */
export async function approveMany(cx: Asking, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const done: string[] = []
  for (const id of ids) {
    const outcome = await decided(cx.db, async (tx) => {
      const found = await tx
        .selectFrom('record_submission')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      if (!found || !needsNoLook(await consider(tx, found))) return { refused: 'gone' }
      return approve(tx, decidingOf(cx, actor, id))
    })
    if (!('refused' in outcome)) done.push(id)
  }
  return done
}

/** Takes such approvals back; returns the ids taken back. */
export async function takeBackMany(cx: Asking, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const done: string[] = []
  for (const id of ids) if (!('refused' in (await takeBackSubmission(cx, actor, id)))) done.push(id)
  return done
}

const decidingOf = ({ now, requestId }: Asking, { id, name }: Actor, submissionId: string) => ({
  submissionId,
  by: { id, name },
  now,
  requestId,
})
