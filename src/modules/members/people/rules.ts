import type { Role } from '../../../platform/http/actor.ts'

/** Why nothing was changed of who looks after an organisation; each is the end of a message key. */
export type PeopleRefusal = 'gone' | 'not_owner' | 'last_owner' | 'not_there' | 'own' | 'too_late' | 'back'

/** The roles of the people of an organisation. */
export const MEMBER_ROLES = ['organization_owner', 'organization_editor'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

interface Standing {
  id: string
  role: Role | string
  /** When the role ends by itself. */
  until: Date | null
}

/** Whether this person answers for the organisation. */
export const isOwner = (people: readonly Standing[], id: string): boolean =>
  people.some((one) => one.id === id && one.role === 'organization_owner')

/**
 * Whether somebody else answers for it, for good: an organisation never stays without. An owner whose role has an end
 * does not count, also because of two who leave at once the first has one by the time the second gets the lock.
 */
export const hasOtherOwner = (people: readonly Standing[], id: string): boolean =>
  people.some((one) => one.id !== id && one.role === 'organization_owner' && one.until === null)
