import type { Cx } from '../../platform/cx.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { isUuid } from '../../platform/ids.ts'
import { kindsFor, territoriesOf } from './kinds.ts'
import { decidable } from './queue-queries.ts'

/** A thing in a form: `editing.record/0190…`. */
export const tokenOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}/${id}`

/** A thing named by a form, or `undefined` when it names none. */
export function readToken(token: string): { kind: string; id: string } | undefined {
  const [kind = '', id = '', ...rest] = token.split('/')
  return kind && isUuid(id) && rest.length === 0 ? { kind, id } : undefined
}

/**
 * Approves the things named, or takes their approval back; returns those that were. Things that somebody else decided
 * meanwhile, that this person asked for or may not see are left out. `undefined`: a kind that cannot be decided so.
 */
export async function decideMany(
  cx: Cx,
  actor: Actor,
  tokens: readonly string[],
  action: 'approva' | 'annulla',
): Promise<string[] | undefined> {
  const done: string[] = []
  for (const [kind, ids] of byKind(tokens)) {
    const known = kindsFor(cx.modules, actor).get(kind)
    const decide = action === 'approva' ? known?.approve : known?.takeBack
    if (!known || !decide) return undefined
    const mine = { territories: territoriesOf(cx, known), actorId: actor.id, open: action === 'approva' }
    const decided = await decide(cx, actor, await decidable(cx.db, kind, ids, mine))
    done.push(...decided.map((id) => tokenOf({ kind, id })))
  }
  return done
}

function byKind(tokens: readonly string[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>()
  for (const token of tokens) {
    const named = readToken(token)
    if (named) kinds.set(named.kind, [...(kinds.get(named.kind) ?? []), named.id])
  }
  return kinds
}
