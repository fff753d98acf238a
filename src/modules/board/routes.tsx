import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError, notFound } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { wholeNumber } from '../../platform/http/typed-values.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { decideMany } from './decide-many.ts'
import { kindsFor, territoriesOf } from './kinds.ts'
import { QUEUE } from './paths.ts'
import { mayOpenQueue } from './permissions.ts'
import { countWaiting, listWaiting, QUEUE_SORTS } from './queue-queries.ts'
import { Queue } from './views/Queue.tsx'

const QueueQuery = z.object({
  tipo: lastOf(z.string().max(60).catch('').default('')),
  testo: lastOf(z.string().trim().max(100).catch('').default('')),
  stato: lastOf(z.enum(['', 'attesa', 'controllo']).catch('').default('')),
  ordine: lastOf(z.enum(QUEUE_SORTS).catch('oldest').default('oldest')),
  page: lastOf(z.coerce.number().int().min(1).max(100_000).catch(1).default(1)),
  fatti: lastOf(z.string().max(4_000).catch('').default('')),
  annullati: lastOf(wholeNumber.optional().catch(undefined)),
})
export type QueueQuery = z.infer<typeof QueueQuery>

const chosen = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat().slice(0, 100))

const DecideForm = z.object({
  scelti: chosen,
  azione: lastOf(z.enum(['approva', 'annulla'])),
  ritorno: lastOf(z.string().max(500).catch('').default('')),
})

async function showQueue(cx: Cx, query: QueueQuery): Promise<Response> {
  const kinds = kindsFor(cx.modules, cx.actor)
  const mine = new Map([...kinds].map(([name, kind]) => [name, territoriesOf(cx, kind)]))
  const asked = mine.has(query.tipo) ? new Map([[query.tipo, mine.get(query.tipo)]]) : mine
  const published = query.stato === '' ? undefined : query.stato === 'controllo'
  const filter = { kinds: asked, text: query.testo, published, sort: query.ordine }
  const [list, counts] = await Promise.all([
    listWaiting(cx.db, filter, query.page),
    countWaiting(cx.db, mine),
  ])
  const options = {
    title: cx.t('board.title'),
    description: cx.t('board.lead'),
    breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
    feedback: false,
    indexed: false,
  }
  return page(cx, options, <Queue cx={cx} kinds={kinds} counts={counts} query={query} {...list} />)
}

/** The queue: what waits, oldest first, and many decided at once. */
export const routes = [
  get(QUEUE, {
    summary: 'Everything that waits for a decision of this person',
    allow: mayOpenQueue,
    query: QueueQuery,
    handle: (cx, { query }) => showQueue(cx, query),
  }),
  post(QUEUE, {
    summary: 'Approves many things that need no closer look, or takes that back',
    allow: mayOpenQueue,
    form: DecideForm,
    handle: async (cx, { actor, form }) => {
      if (!actor) throw new HttpError(401)
      const back = new URLSearchParams(form.ritorno)
      for (const name of ['fatti', 'annullati']) back.delete(name)
      const done = await decideMany(cx, actor, form.scelti, form.azione)
      if (done === undefined) throw notFound()
      if (form.azione === 'approva') back.set('fatti', done.join(' '))
      else back.set('annullati', String(done.length))
      return seeOther(href(cx, `${QUEUE}?${back}`))
    },
  }),
]
