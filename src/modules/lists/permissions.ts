import type { Actor } from '../../platform/http/actor.ts'
import { can, canFor, canSomewhere, holds } from '../../platform/http/policy.ts'
import type { Two } from './duplicates/compared.ts'
import type { FoundView } from './saved/saved-views.ts'

/** Whoever works for some territory sees the list of its organisations. */
export const mayList = canSomewhere('editing.bodies')

/** Whoever makes sure of the records of a territory. */
export const mayVerify = canFor<{ territories: readonly string[] }>('lists.verify', (place) => ({
  territories: place.territories,
}))

/** Whoever changes many records of some territory at once. */
export const mayChangeMany = canSomewhere('lists.change')

/** Whose change it is goes on with it, and whoever does so everywhere. */
export const mayGoOn = (actor: Actor | undefined, change: { by_id: string } | null): boolean =>
  mayChangeMany(actor, undefined) &&
  (change === null || change.by_id === actor?.id || can('lists.change')(actor, undefined))

/** Whoever makes one record of two in some territory. */
export const mayMergeSomewhere = canSomewhere('lists.merge')

/** Of this record; one that is not there is nobody's secret to them. */
export const mayMerge = (
  actor: Actor | undefined,
  record: { territories: readonly string[] } | null,
): boolean =>
  record
    ? holds(actor, 'lists.merge', { territories: record.territories })
    : mayMergeSomewhere(actor, undefined)

/** Of both. */
export const mayMergeBoth = (actor: Actor | undefined, two: Two | null): boolean =>
  mayMerge(actor, two?.left ?? null) && mayMerge(actor, two?.right ?? null)

/** Whose view it is changes it; shared ones also whoever keeps the lists in order. */
export function mayChangeView(
  actor: Actor | undefined,
  view: Pick<FoundView, 'owner_id' | 'shared'> | null,
): boolean {
  if (!mayList(actor, undefined) || !actor) return false
  if (!view) return true
  return view.owner_id === actor.id || (view.shared && can('lists.views')(actor, undefined))
}
