import { type Freshness, freshness, type Group } from '../directory/api.ts'

/** What people are asked to look at, each by itself. */
export const PARTS = ['identity', 'texts', 'contacts', 'people', 'places', 'hours', 'services'] as const
export type Part = (typeof PARTS)[number]

/** What may show that a record is still right. */
export type Evidence = 'mail' | 'desk' | 'change' | 'event' | 'login'

const PART_OF: Record<Group, Part> = {
  identity: 'identity',
  numbers: 'identity',
  texts: 'texts',
  translations: 'texts',
  contacts: 'contacts',
  people: 'people',
  places: 'places',
  hours: 'hours',
  services: 'services',
  terms: 'services',
  languages: 'services',
  programmes: 'services',
  activities: 'services',
  events: 'services',
  pictures: 'texts',
  papers: 'texts',
}

/** The part to which a group of fields belongs. */
export const partOf = (group: Group): Part => PART_OF[group]

/** What evidence proves: an event or a login only that the organisation is alive, the others what they are about. */
export const proved = (how: Evidence, parts: readonly Part[] = PARTS): readonly Part[] =>
  how === 'event' || how === 'login' ? ['identity'] : parts

/** When a part was confirmed last: by itself, or with the whole record. */
export interface Confirmed {
  part: Part
  at: Date
}

/** Freshness of each part, from what was confirmed by itself and the last confirmation of the whole. */
export function partStates(
  confirmed: readonly Confirmed[],
  record: { verifiedAt: Date | null; intervalMonths: number },
  now: Date,
): Record<Part, Freshness> {
  const state = (part: Part) => {
    const own = confirmed.find((one) => one.part === part)?.at
    return freshness(later(own, record.verifiedAt), record.intervalMonths, now)
  }
  return Object.fromEntries(PARTS.map((part) => [part, state(part)])) as Record<Part, Freshness>
}

const later = (one: Date | undefined, other: Date | null): Date | null =>
  one && (!other || one > other) ? one : other

/** The moment since which the whole record is confirmed: that of its oldest part, once all are. */
export function wholeSince(confirmed: readonly Confirmed[]): Date | undefined {
  const all = PARTS.flatMap((part) => confirmed.find((one) => one.part === part) ?? [])
  if (all.length < PARTS.length) return undefined
  return new Date(Math.min(...all.map(({ at }) => at.getTime())))
}
