import { z } from 'zod'
import { lastOf } from '../../../platform/http/input.ts'
import { calendarDay } from '../../../platform/http/typed-values.ts'
import { CHANNELS, OUTCOMES, SPOKEN, WHO } from './contact.ts'
import type { ContactFilter } from './contact-queries.ts'

const optional = <Item extends z.ZodType>(item: Item) => lastOf(item.optional().catch(undefined))

/** What the address of the list may narrow; what makes no sense narrows nothing. */
export const ListQuery = z.object({
  dal: optional(calendarDay),
  al: optional(calendarDay),
  canale: optional(z.enum(CHANNELS)),
  chi: optional(z.enum(WHO)),
  esito: optional(z.enum(OUTCOMES)),
  lingua: optional(z.enum(SPOKEN as [string, ...string[]])),
  argomento: optional(z.string().trim().min(1).max(80)),
  ente: optional(z.guid()),
  di: optional(z.enum(['me'])),
  page: lastOf(z.coerce.number().int().min(1).max(100_000).catch(1).default(1)),
})
export type ListQuery = z.infer<typeof ListQuery>

/** The same as a filter of the log; `topic` as the lists know it. */
export const filterOf = (
  query: ListQuery,
  {
    scope,
    topic,
    accountId,
  }: { scope: readonly string[] | undefined; topic: string | undefined; accountId: string },
): ContactFilter => ({
  scope,
  topic,
  from: query.dal,
  to: query.al,
  channel: query.canale,
  who: query.chi,
  outcome: query.esito,
  lang: query.lingua,
  organizationId: query.ente,
  loggedBy: query.di && accountId,
})
