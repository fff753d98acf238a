import { z } from 'zod'
import type { Cx } from '../../../../platform/cx.ts'
import type { Actor } from '../../../../platform/http/actor.ts'
import { HttpError } from '../../../../platform/http/errors.ts'
import { lastOf } from '../../../../platform/http/input.ts'
import { seeOther } from '../../../../platform/http/response.ts'
import { get, post } from '../../../../platform/http/route.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { href } from '../../../../platform/ui/href.ts'
import { page } from '../../../../platform/ui/Page.tsx'
import { nextWaiting, QUEUE } from '../../../board/api.ts'
import { type Bringer, readRecord, readStandings } from '../../../directory/api.ts'
import type { DecisionRefusal } from '../../decide.ts'
import { DISCREPANCIES } from '../../paths.ts'
import { mayReview } from '../../permissions.ts'
import { DISCREPANCY_KIND } from '../../publish.ts'
import { territoriesOf } from '../../territories.ts'
import { tellingOf } from '../change-words.ts'
import { decided } from '../decide-submission.ts'
import { DiscrepancyPage } from './DiscrepancyPage.tsx'
import { settle, unsettle } from './settle.ts'

async function load(cx: Cx, { discrepanza: id }: { discrepanza: string }) {
  if (!isUuid(id)) return undefined
  const found = await cx.db
    .selectFrom('record_discrepancy')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  const current = found && (await readRecord(cx.db, found.organization_id))
  if (!found || !current) return undefined
  const { document } = current
  const territories = await territoriesOf(cx.db, document)
  return { ...found, organizationId: found.organization_id, document, territories }
}
export type FoundDiscrepancy = NonNullable<Awaited<ReturnType<typeof load>>>

interface Said {
  refusal?: DecisionRefusal
  done?: string | undefined
  status?: number
}

async function show(cx: Cx, found: FoundDiscrepancy, { refusal, done, status = 200 }: Said = {}) {
  const [telling, standings, last] = await Promise.all([
    tellingOf(cx, [found.document]),
    readStandings(cx.db, found.document, [found.change]),
    done ? load(cx, { discrepanza: done }) : undefined,
  ])
  const standing = standings.get(found.change_key) ?? {
    source: found.standing_source as Bringer['source'],
    sourceRef: null,
    at: found.standing_at,
  }
  const answer = page(
    cx,
    {
      title: found.document.organization.name,
      lead: cx.t('editing.discrepancy.lead'),
      section: cx.t('editing.discrepancy.section'),
      breadcrumb: [
        { label: cx.t('staff.home_title'), path: '/gestione' },
        { label: cx.t('board.title'), path: QUEUE },
      ],
      indexed: false,
      feedback: false,
      search: false,
    },
    <DiscrepancyPage
      cx={cx}
      found={found}
      standing={standing}
      telling={telling}
      refusal={refusal}
      done={last && mayReview(cx.actor, last) ? last : undefined}
    />,
    status,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}

function asking(cx: Cx, actor: Actor | undefined, id: string) {
  if (!actor) throw new HttpError(401)
  return { id, by: { id: actor.id, name: actor.name }, now: cx.now, requestId: cx.requestId }
}

async function refused(cx: Cx, found: FoundDiscrepancy, refusal: DecisionRefusal) {
  const now = (await load(cx, { discrepanza: found.id })) ?? found
  return show(cx, now, { refusal, status: 409 })
}

/** What two sources say differently, settled one by one. */
export const discrepancyRoutes = [
  get(`${DISCREPANCIES}/:discrepanza`, {
    summary: 'Two values of different sources, for an editor to settle',
    load,
    allow: mayReview,
    query: z.object({ fatto: lastOf(z.uuid().optional().catch(undefined)) }),
    handle: (cx, { resource, query }) => show(cx, resource, { done: query.fatto }),
  }),
  post(`${DISCREPANCIES}/:discrepanza`, {
    summary: 'Keeps the value that stands, or takes the other',
    load,
    allow: mayReview,
    form: z.object({ esito: lastOf(z.enum(['kept', 'taken'])) }),
    handle: async (cx, { actor, resource, form }) => {
      const asked = asking(cx, actor, resource.id)
      const outcome = await decided(cx.db, (tx) => settle(tx, asked, form.esito))
      if ('refused' in outcome) return refused(cx, resource, outcome)
      const next = (await nextWaiting(cx, DISCREPANCY_KIND)) ?? resource.id
      return seeOther(href(cx, `${DISCREPANCIES}/${next}?fatto=${resource.id}`))
    },
  }),
  post(`${DISCREPANCIES}/:discrepanza/annulla`, {
    summary: 'Takes the settling of two values back',
    load,
    allow: mayReview,
    handle: async (cx, { actor, resource }) => {
      const asked = asking(cx, actor, resource.id)
      const outcome = await decided(cx.db, (tx) => unsettle(tx, asked))
      if ('refused' in outcome) return refused(cx, resource, outcome)
      return seeOther(href(cx, `${DISCREPANCIES}/${resource.id}`))
    },
  }),
]
