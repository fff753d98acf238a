import type { Actor } from '../../platform/http/actor.ts'
import { canFor, canSomewhere } from '../../platform/http/policy.ts'

/** A thing in some territory. */
export interface Placed {
  territories: readonly string[]
}

/** Whoever works at the desk, somewhere: what is shown is what belongs there. */
export const mayWorkAtDesk = canSomewhere('desk.work')
/** Whoever works at the desk of the territory of a contact. */
export const mayKeepContact = canFor<Placed>('desk.work', ({ territories }) => ({ territories }))
/** Whoever may write for organisations that ask, somewhere. */
export const mayAssistSomewhere = canSomewhere('editing.assist')
/** Whoever may write for this one. */
export const mayAssist = canFor<Placed>('editing.assist', ({ territories }) => ({ territories }))
/** Editors of the territory decide whether what was registered at the desk is public. */
export const mayDecideRegistration = canFor<Placed>('desk.registrations', ({ territories }) => ({
  territories,
}))
/** Counts name nobody. */
export const mayReadCounts = canSomewhere('desk.counts')

/** The territories for which somebody holds a permission; undefined is everywhere. */
export function scopeOf(
  actor: Actor | undefined,
  permission: 'desk.work' | 'desk.counts' | 'editing.assist',
): readonly string[] | undefined {
  const grants = actor?.grants.filter(({ permissions }) => permissions.has(permission)) ?? []
  if (grants.some(({ territory, organizationId }) => !territory && !organizationId)) return undefined
  return [...new Set(grants.flatMap(({ territory }) => territory ?? []))]
}
