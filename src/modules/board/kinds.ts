import type { Cx } from '../../platform/cx.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { canSomewhere, reachOf } from '../../platform/http/policy.ts'
import type { WaitingKind } from '../../platform/module.ts'
import type { Modules } from '../../platform/modules.ts'

/** The kinds of things that wait which this person decides somewhere, by name. */
export const kindsFor = (modules: Modules, actor: Actor | undefined): Map<string, WaitingKind> =>
  new Map(
    modules.list
      .flatMap(({ waits = {} }) => Object.entries(waits))
      .filter(([, { permission }]) => canSomewhere(permission)(actor, undefined)),
  )

/** Where a person may decide things of a kind: ISTAT codes, or `undefined` for everywhere. */
export const territoriesOf = (
  cx: Pick<Cx, 'actor'>,
  { permission }: WaitingKind,
): readonly string[] | undefined => reachOf(cx.actor, permission)
