import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { bodyWords } from '../bodies/body-words.ts'
import { isOwn } from '../marks/marks.ts'
import { DUPLICATES } from '../paths.ts'
import { mayMerge, mayMergeBoth, mayMergeSomewhere } from '../permissions.ts'
import { findMerge, findTwo, listMerges, type Two } from './compared.ts'
import { type MergeRefusal, mergeTwo, refusedOr, splitAgain } from './merge.ts'
import { countPairs, decidePair, listPairs, pairOf } from './pairs.ts'
import { readChoices } from './read-choices.ts'
import { ComparePage } from './views/ComparePage.tsx'
import { PairList } from './views/PairList.tsx'

const ListQuery = z.object({
  page: lastOf(z.coerce.number().int().min(1).max(100_000).catch(1).default(1)),
  unite: lastOf(z.uuid().optional().catch(undefined)),
  divise: lastOf(wholeNumber.optional().catch(undefined)),
  diversi: lastOf(z.string().max(80).optional().catch(undefined)),
  cerca: z.string().optional(),
})
export type PairsQuery = z.infer<typeof ListQuery>

const loadTwo = async (cx: Cx, { uno, altro }: { uno: string; altro: string }) =>
  (await findTwo(cx.db, uno, altro)) ?? null
const loadMerge = async (cx: Cx, { unione }: { unione: string }) => (await findMerge(cx.db, unione)) ?? null

function who(actor: Actor | undefined): Actor {
  if (!actor) throw new HttpError(401)
  return actor
}

const crumbs = (cx: Cx) => [
  { label: cx.t('staff.home_title'), path: '/gestione' },
  { label: cx.t('lists.duplicates'), path: DUPLICATES },
]

async function showPairs(cx: Cx, query: PairsQuery, refused?: MergeRefusal): Promise<Response> {
  const scope = reachOf(cx.actor, 'lists.merge')
  const [pairs, total, merges, words] = await Promise.all([
    listPairs(cx.db, scope, query.page),
    countPairs(cx.db, scope),
    listMerges(cx.db, scope, cx.now),
    bodyWords(cx),
  ])
  const options = {
    title: cx.t('lists.duplicates'),
    description: cx.t('lists.duplicates_lead'),
    breadcrumb: crumbs(cx).slice(0, 1),
    feedback: false,
    indexed: false,
  }
  const props = { cx, query, pairs, total, merges, words, refused }
  return page(cx, options, <PairList {...props} />, refused ? 409 : 200)
}

async function showTwo(cx: Cx, two: Two, refused?: MergeRefusal): Promise<Response> {
  const options = {
    title: cx.t('lists.compare'),
    description: cx.t('lists.compare_lead'),
    breadcrumb: crumbs(cx),
    feedback: false,
    indexed: false,
    invalid: refused !== undefined,
  }
  return page(
    cx,
    options,
    <ComparePage {...{ cx, two, refused, words: await bodyWords(cx) }} />,
    refused ? 409 : 200,
  )
}

/** Makes one of the two, or says on the page as it is now why not. */
async function merge(cx: Cx, actor: Actor, two: Two, form: Record<string, unknown>): Promise<Response> {
  const seen = { kept: Number(form.versione_uno), gone: Number(form.versione_altro) }
  const [keptId, goneId] = [two.left.id, two.right.id]
  const by = { id: actor.id, name: actor.name }
  const asked = { keptId, goneId, seen, choices: readChoices(form), by, now: cx.now }
  const done = await refusedOr(cx.db.transaction().execute((tx) => mergeTwo(tx, asked)))
  if ('mergeId' in done) return seeOther(href(cx, `${DUPLICATES}?unite=${done.mergeId}`))
  return showTwo(cx, (await findTwo(cx.db, keptId, goneId)) ?? two, done.refused)
}

/** Records that may be of one organisation: looked at side by side, made one or told apart, and taken back. */
export const duplicateRoutes = [
  get(DUPLICATES, {
    summary: 'Records that may be of one organisation, the likeliest first',
    allow: mayMergeSomewhere,
    query: ListQuery,
    handle: (cx, { query }) => showPairs(cx, query),
  }),
  post(DUPLICATES, {
    summary: 'Looks for duplicates anew, in the background',
    allow: mayMergeSomewhere,
    handle: async (cx) => {
      await enqueue(cx.db, 'lists.find_duplicates', {})
      return seeOther(href(cx, `${DUPLICATES}?cerca`))
    },
  }),
  post(`${DUPLICATES}/unioni/:unione`, {
    summary: 'Makes two records again of two that became one',
    load: loadMerge,
    allow: mayMerge,
    handle: async (cx, { actor, resource }) => {
      const { id: mergeId, keptId } = present(resource)
      const { id, name } = who(actor)
      if (isOwn(who(actor), keptId)) throw new HttpError(403)
      const asked = { mergeId, by: { id, name }, now: cx.now }
      const done = await refusedOr(cx.db.transaction().execute((tx) => splitAgain(tx, asked)))
      if ('refused' in done) return showPairs(cx, ListQuery.parse({}), done.refused)
      return seeOther(href(cx, `${DUPLICATES}?divise=${done.keptChanges}`))
    },
  }),
  get(`${DUPLICATES}/:uno/:altro`, {
    summary: 'Two records side by side, to make one of them',
    load: loadTwo,
    allow: mayMergeBoth,
    handle: (cx, { resource }) => showTwo(cx, present(resource)),
  }),
  post(`${DUPLICATES}/:uno/:altro`, {
    summary: 'Makes one of two records, or says that they are not the same',
    load: loadTwo,
    allow: mayMergeBoth,
    form: z.looseObject({ azione: lastOf(z.enum(['unisci', 'diversi', 'forse'])) }),
    handle: async (cx, { actor, resource, form: { azione, ...form } }) => {
      const two = present(resource)
      if ([two.left.id, two.right.id].some((id) => isOwn(who(actor), id))) throw new HttpError(403)
      if (azione === 'unisci') return merge(cx, who(actor), two, form)
      const pair = present(pairOf(two.left.id, two.right.id))
      await decidePair(cx, who(actor), pair, azione === 'diversi')
      const back = azione === 'diversi' ? `?diversi=${pair.one}/${pair.other}` : ''
      return seeOther(href(cx, `${DUPLICATES}${back}`))
    },
  }),
]
