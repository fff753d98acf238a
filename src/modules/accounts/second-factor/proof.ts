import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { findSessionProof } from '../../../platform/session/raise-session.ts'
import { FROM_HERE, forgetTries, countTry as waitFor } from '../limits.ts'
import { isPasswordOf } from '../passwords.ts'
import { type Factors, findFactors, hasFactor } from './needs.ts'

/** Minutes for which a proof of who somebody is allows what touches the safety of the account. */
export const PROOF_MINUTES = 10

/** Whoever is asking; the policy has seen that they have an account. */
export function owner(actor: Actor | undefined): Actor {
  if (!actor) throw new HttpError(401)
  return actor
}

/** What must come first before somebody changes how they enter; `undefined` when nothing. */
export type First = 'second_factor' | 'password'

/**
 * Who stole a password must not add a second factor of their own: where there is one, it must have been given in this
 * session. And the person must have shown who they are a short time ago: the screen may have been left open.
 */
export function firstOf(
  factors: Factors,
  proof: { secondFactorAt: Date | null; provedAt: Date | null } | undefined,
  now: Date,
): First | undefined {
  if (hasFactor(factors) && !proof?.secondFactorAt) return 'second_factor'
  const age = now.getTime() - (proof?.provedAt?.getTime() ?? 0)
  return age > PROOF_MINUTES * 60_000 ? 'password' : undefined
}

/** The factors of the person asking, with what must come before changing them. */
export async function findStanding(
  cx: Cx,
  actor: Actor,
): Promise<{ factors: Factors; first: First | undefined }> {
  const [factors, proof] = await Promise.all([
    findFactors(cx.db, actor.id),
    findSessionProof(cx.db, actor.sessionId),
  ])
  return { factors, first: firstOf(factors, proof, cx.now) }
}

/** Whether somebody signed in typed their password, or the seconds to wait after too many wrong ones. */
export async function isOwnPassword(
  cx: Cx,
  actor: Actor,
  password: string,
): Promise<boolean | { wait: number }> {
  const key = `password again ${actor.id}`
  const wait = await waitFor(cx.db, key, FROM_HERE, cx.now)
  if (wait > 0) return { wait }
  const right = await isPasswordOf(cx.db, actor.id, password, cx.now)
  if (right) await forgetTries(cx.db, key)
  return right
}
