import { type Clock, type OpenState, openState, type Span } from './opening-hours.ts'

/** Hours of an organisation itself, of one of its places, or of one of its services. */
export interface OwnedSpan extends Span {
  service_id: string | null
  location_id: string | null
}

/** Whether somewhere in an organisation is open, and which service that is when it is not the organisation itself. */
export interface OpenOrganization {
  state: OpenState
  serviceId: string | null
}

/**
 * Open when some door or service is, else what opens first; the same the search means by "open now". A closure of
 * the whole organisation closes all of it.
 */
export function openOrganization(
  spans: readonly OwnedSpan[],
  now: Date,
  timeZone = 'Europe/Rome',
): OpenOrganization {
  const general = spans.filter((span) => span.closed && !span.service_id && !span.location_id)
  const groups = Map.groupBy(spans, (span) => `${span.service_id ?? ''}/${span.location_id ?? ''}`)
  const states = [...groups.values()].map((group) => ({
    state: openState([...new Set([...group, ...general])], now, timeZone),
    serviceId: group[0]?.service_id ?? null,
  }))
  const [best] = states.sort((a, b) => compare(a.state, b.state) || rank(a) - rank(b))
  return best ?? { state: { state: 'unknown' }, serviceId: null }
}

/** The organisation's own hours go before those of a service. */
const rank = ({ serviceId }: OpenOrganization): number => (serviceId === null ? 0 : 1)

/** What helps most first: open, longest; then what opens soonest; then closed; then not known. */
function compare(a: OpenState, b: OpenState): number {
  const order = ORDER[a.state] - ORDER[b.state]
  if (order !== 0) return order
  if (a.state === 'open' && b.state === 'open') return -moment(a.until).localeCompare(moment(b.until))
  if (a.state === 'closed' && b.state === 'closed') return moment(a.opens).localeCompare(moment(b.opens))
  return 0
}

const ORDER = { open: 0, closed: 1, unknown: 2 } as const

/** A moment as text that sorts; what never comes is last. */
const moment = (clock: Clock | undefined): string => (clock ? `${clock.date} ${clock.time}` : '9999')
