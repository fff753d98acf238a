import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError, notFound } from '../../../platform/http/errors.ts'
import { lastOf, manyOf } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { codeLists } from '../../taxonomy/api.ts'
import { places, reachNames } from '../../territory/api.ts'
import { type Decision, decideGuesses, type GuessKey, type Selection } from './decide-guesses.ts'
import { mayDecideGuesses, mayUndoGuesses } from './guess-permissions.ts'
import { findDecision, type GuessFilter, listGuesses, listGuessKinds } from './guess-queries.ts'
import type { GuessedTaxonomy } from './tables.ts'
import { undoGuesses } from './undo-guesses.ts'
import { GuessList } from './views/GuessList.tsx'

/** Where the staff's list of guesses lives. */
export const GUESSES_PATH = '/gestione/ipotesi'

const TAXONOMIES = ['type', 'area', 'sector', 'beneficiary'] as const
const text = (longest: number) => lastOf(z.string().trim().max(longest).catch('').default(''))

const Filter = z.object({
  elenco: lastOf(
    z
      .enum(['', ...TAXONOMIES])
      .catch('')
      .default(''),
  ),
  codice: text(60),
  regola: text(100),
  nome: text(100),
})
type FilterQuery = z.infer<typeof Filter>

const scopeOf = ({ actor }: Pick<Cx, 'actor'>) => reachOf(actor, 'directory.guesses')

const filterOf = (cx: Cx, { elenco, codice, regola, nome }: FilterQuery): GuessFilter => ({
  scope: scopeOf(cx),
  taxonomy: elenco,
  code: codice,
  rule: regola,
  name: nome,
})

const ListQuery = Filter.extend({
  page: lastOf(z.coerce.number().int().min(1).max(100_000).catch(1).default(1)),
  fatto: lastOf(z.uuid().optional().catch(undefined)),
  scegli: lastOf(z.enum(['guesses', 'code']).optional().catch(undefined)),
})

const DecisionForm = Filter.extend({
  azione: lastOf(z.enum(['confirm', 'remove', 'replace'])),
  nuovo: text(60),
  ambito: lastOf(z.enum(['scelte', 'tutte']).catch('scelte').default('scelte')),
  scelta: manyOf(z.string().max(200)),
})

/** What machines guessed from names: to filter, confirm, correct and take back, many at once. */
export const guessRoutes = [
  get(GUESSES_PATH, {
    summary: 'The staff’s list of what machines guessed from names',
    allow: mayDecideGuesses,
    query: ListQuery,
    handle: async (cx, { query }) => {
      const filter = filterOf(cx, query)
      const [list, kinds, lists, atlas, done] = await Promise.all([
        listGuesses(cx.db, filter, query.page),
        listGuessKinds(cx.db, filter.scope),
        codeLists(cx.db),
        places(cx.db),
        query.fatto ? findDecision(cx.db, query.fatto) : undefined,
      ])
      return page(
        cx,
        {
          title: cx.t('directory.guess.title'),
          description: cx.t('directory.guess.lead'),
          breadcrumb: [{ label: cx.t('directory.record.staff_area'), path: '/gestione' }],
          feedback: false,
          indexed: false,
          invalid: query.scegli !== undefined,
        },
        <GuessList
          cx={cx}
          {...list}
          kinds={kinds}
          lists={lists}
          filter={filter}
          where={filter.scope && reachNames(atlas, filter.scope, cx.lang)}
          page={query.page}
          done={done && mayUndoGuesses(cx.actor, done) ? done : undefined}
          missing={query.scegli}
        />,
      )
    },
  }),
  post(GUESSES_PATH, {
    summary: 'Confirms, removes or replaces many guesses at once',
    allow: mayDecideGuesses,
    form: DecisionForm,
    handle: async (cx, { actor, form }) => {
      if (!actor) throw new HttpError(401)
      const back = new URLSearchParams(
        filled({ elenco: form.elenco, codice: form.codice, regola: form.regola, nome: form.nome }),
      )
      const selection: Selection =
        form.ambito === 'tutte'
          ? { filter: filterOf(cx, form) }
          : { keys: form.scelta.flatMap(guessKey), scope: scopeOf(cx) }
      const lists = await codeLists(cx.db)
      const isKnown = form.elenco !== '' && lists.term(form.elenco, form.nuovo) !== undefined
      if (form.azione === 'replace' && !isKnown) back.set('scegli', 'code')
      else {
        const decision: Decision = {
          action: form.azione,
          newCode: form.azione === 'replace' ? form.nuovo : null,
        }
        const done = await decideGuesses(cx, actor, selection, decision)
        back.set(done ? 'fatto' : 'scegli', done ?? 'guesses')
      }
      return seeOther(href(cx, `${GUESSES_PATH}?${back}`))
    },
  }),
  post(`${GUESSES_PATH}/:decision/annulla`, {
    summary: 'Takes a decision on guesses back',
    load: async (cx, { decision }) => (isUuid(decision) && (await findDecision(cx.db, decision))) || null,
    allow: mayUndoGuesses,
    handle: async (cx, { actor, resource }) => {
      if (!actor) throw new HttpError(401)
      const { id } = present(resource)
      if (!(await undoGuesses(cx, actor, id))) throw notFound()
      return seeOther(href(cx, `${GUESSES_PATH}?fatto=${id}`))
    },
  }),
]

/** `organisation:list:code`, as a box of the list sends it. */
function guessKey(value: string): GuessKey[] {
  const [id = '', taxonomy = '', code = ''] = value.split(':')
  const known = TAXONOMIES.find((one): one is GuessedTaxonomy => one === taxonomy)
  return isUuid(id) && known && code ? [{ id, taxonomy: known, code }] : []
}

const filled = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
