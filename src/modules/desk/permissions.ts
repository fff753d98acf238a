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
