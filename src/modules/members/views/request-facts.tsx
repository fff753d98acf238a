import type { Cx } from '../../../platform/cx.ts'
import type { Request } from '../request-queries.ts'

/** When and how somebody asked, what proves it and what they wrote: for the owners and for the staff. */
export const requestFacts = (cx: Cx, request: Request) => [
  { term: cx.t('members.decide_when'), value: cx.t('members.date', { date: request.created_at }) },
  { term: cx.t('members.decide_way'), value: cx.t(`members.way_${request.way}`) },
  request.proven_at && {
    term: cx.t('members.decide_proof'),
    value: cx.t('members.decide_proven', { date: request.proven_at }),
  },
  {
    term: cx.t('members.decide_note'),
    value: request.note && <bdi class="wraps">{request.note}</bdi>,
  },
]
