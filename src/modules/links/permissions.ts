import type { Actor } from '../../platform/http/actor.ts'
import { canFor, canSomewhere, holds, holdsInAll, type Place } from '../../platform/http/policy.ts'

/** Where the records are that name an address. */
interface Named {
  places: readonly Place[]
}

/** The editorial board, and whoever watches over some territory, look after the addresses of its records. */
export const mayDecideLinks = canSomewhere('links.decide')

/** Whoever looks after one of the records that name an address; one that is not there is nobody's secret to them. */
export const mayDecideLink = (actor: Actor | undefined, link: Named | null): boolean =>
  link
    ? actor?.permissions.has('links.decide') === true ||
      link.places.some((place) => holds(actor, 'links.decide', place))
    : mayDecideLinks(actor, undefined)

/** Whoever looks after all records that name an address says that it stays as it is for all of them. */
export const mayKeepAddress = (actor: Actor | undefined, { places }: Named): boolean =>
  actor?.permissions.has('links.decide') === true || holdsInAll(actor, 'links.decide', places)

/** Whoever looks after the record in which an address was changed takes that back. */
export const mayUndoChange = (actor: Actor | undefined, change: Place | null): boolean =>
  change ? holds(actor, 'links.decide', change) : mayDecideLinks(actor, undefined)

/** Whoever looks after an organisation sees which of its addresses lead nowhere. */
export const maySeeOwn = canFor<{ organizationId: string }>('links.own', (place) => place)
