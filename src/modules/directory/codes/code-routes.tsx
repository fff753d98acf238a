import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import {
  addTerm,
  type CodeLists,
  codeLists,
  forgetCodeLists,
  isOwnList,
  moveTerm,
  saveWords,
  type Taxonomy,
  type Term,
  wordsSeen,
} from '../../taxonomy/api.ts'
import { CODE_UNDO_DAYS, countUsing, listCodeChanges, retireCode, undoRetire } from './code-changes.ts'
import { CODES } from './paths.ts'
import { mayKeepCodes, mayReadCodes } from './permissions.ts'
import { codeOf, type TermFields, TermForm, termValues, wordsOf } from './term-form.ts'
import './tables.ts'
import { CodeListPage, CodeListsPage } from './views/CodeListPage.tsx'
import { RetirePage } from './views/RetirePage.tsx'
import { TermPage } from './views/TermPage.tsx'

/** A list, and one of its terms where the address names one. */
interface Named {
  lists: CodeLists
  list: Taxonomy
  term: Term | undefined
}

async function load(cx: Cx, { elenco, voce }: { elenco: string; voce?: string }): Promise<Named | null> {
  const lists = await codeLists(cx.db)
  const list = lists.taxonomies.find(({ code }) => code === elenco)
  const term = voce === undefined ? undefined : lists.term(elenco, voce)
  return list && (voce === undefined || term) ? { lists, list, term } : null
}

const who = (actor: Actor | undefined): Actor => {
  if (!actor) throw new HttpError(401)
  return actor
}
const listPath = (code: string) => `${CODES}/${code}`

function staffPage(cx: Cx, title: string, crumbs: readonly { label: string; path: string }[] = []) {
  const first = { label: cx.t('staff.home_title'), path: '/gestione' }
  return { title, breadcrumb: [first, ...crumbs], feedback: false, indexed: false, search: false }
}
const crumbs = (cx: Cx, list?: Taxonomy) => [
  { label: cx.t('directory.codes.title'), path: CODES },
  ...(list ? [{ label: list.names[cx.lang], path: listPath(list.code) }] : []),
]

interface Said {
  errors?: FieldErrors
  values?: RawValues
  changed?: boolean
}

function showTerm(cx: Cx, { lists, list, term }: Named, { errors = {}, values, changed = false }: Said = {}) {
  const title = term ? term.words[cx.lang].label : cx.t('directory.codes.add')
  const invalid = Object.keys(errors).length > 0
  const shown = values ?? (term ? termValues(term.words) : {})
  // After somebody else's change the form names what is there now: sending it again is a choice.
  const seen = term ? wordsSeen(term.words) : ''
  const answer = page(
    cx,
    { ...staffPage(cx, title, crumbs(cx, list)), invalid },
    <TermPage {...{ cx, lists, list, term, errors, changed, seen }} values={shown} />,
    changed ? 409 : invalid ? 422 : 200,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}

async function change(cx: Cx, actor: Actor, named: Named, form: TermFields): Promise<Response> {
  const { list, term } = named
  const code = term?.code ?? ''
  const asked = { taxonomy: list.code, code, by: actor, now: cx.now, requestId: cx.requestId }
  const outcome = await cx.db
    .transaction()
    .execute((tx) => saveWords(tx, { ...asked, words: wordsOf(form), seen: form.visto }))
  forgetCodeLists(cx.db)
  if (outcome === 'saved') return seeOther(href(cx, `${listPath(list.code)}?fatto=salvata`))
  const now = await load(cx, { elenco: list.code, voce: code })
  return showTerm(cx, now ?? named, { values: termValues(wordsOf(form)), changed: true })
}

async function add(cx: Cx, actor: Actor, named: Named, form: TermFields): Promise<Response> {
  const { list, lists } = named
  const values = { ...termValues(wordsOf(form)), codice: form.codice, sopra: form.sopra }
  const code = codeOf(form)
  if (!code) return showTerm(cx, named, { values, errors: { codice: cx.t('directory.codes.code_wrong') } })
  const above = list.code === 'sector' ? lists.term('area', form.sopra) : undefined
  if (list.code === 'sector' && !above)
    return showTerm(cx, named, { values, errors: { sopra: cx.t('form.choose_from_list') } })
  const asked = { taxonomy: list.code, code, by: actor, now: cx.now, requestId: cx.requestId }
  const outcome = await cx.db
    .transaction()
    .execute((tx) => addTerm(tx, { ...asked, words: wordsOf(form), parent: above }))
  forgetCodeLists(cx.db)
  if (outcome === 'not_ours') throw new HttpError(403)
  if (outcome === 'taken')
    return showTerm(cx, named, { values, errors: { codice: cx.t('directory.codes.code_taken', { code }) } })
  return seeOther(href(cx, `${listPath(list.code)}?fatto=aggiunta`))
}

async function showRetire(cx: Cx, { lists, list, term }: Named, wrong?: 'in_use' | 'replacement') {
  const found = present(term)
  const count = await countUsing(cx.db, { taxonomy: list.code, code: found.code })
  const title = cx.t('directory.codes.retire_title', { term: found.words[cx.lang].label })
  return page(
    cx,
    { ...staffPage(cx, title, crumbs(cx, list)), invalid: wrong !== undefined },
    <RetirePage {...{ cx, lists, list, count, wrong }} term={found} />,
    wrong ? 422 : 200,
  )
}

const DONE = ['salvata', 'aggiunta', 'spostata', 'ritirata', 'ripresa', 'niente'] as const

/** The code lists everybody speaks by: their words in six languages, new terms, their order, their end. */
export const codeRoutes = [
  get(CODES, {
    summary: 'The code lists of the portal',
    allow: mayReadCodes,
    handle: async (cx) => {
      const lists = await codeLists(cx.db)
      const options = { ...staffPage(cx, cx.t('directory.codes.title')), lead: cx.t('directory.codes.lead') }
      return page(cx, options, <CodeListsPage cx={cx} lists={lists} />)
    },
  }),
  get(`${CODES}/:elenco`, {
    summary: 'The terms of one code list',
    load,
    allow: mayReadCodes,
    query: z.object({ fatto: lastOf(z.enum(DONE).optional().catch(undefined)) }),
    handle: async (cx, { resource, query }) => {
      const { lists, list } = present(resource)
      const since = new Date(cx.now.getTime() - CODE_UNDO_DAYS * 86_400_000)
      const changes = await listCodeChanges(cx.db, { taxonomy: list.code, since })
      const options = staffPage(cx, list.names[cx.lang], crumbs(cx))
      return page(cx, options, <CodeListPage {...{ cx, lists, list, changes }} done={query.fatto} />)
    },
  }),
  get(`${CODES}/:elenco/nuova`, {
    summary: 'The form of a new term',
    load,
    allow: mayKeepCodes,
    handle: (cx, { resource }) => showTerm(cx, present(resource)),
  }),
  post(`${CODES}/:elenco/nuova`, {
    summary: 'Adds a term to a list of ours',
    makes: true,
    load,
    allow: mayKeepCodes,
    form: TermForm,
    invalid: (cx, { resource, errors, values }) => showTerm(cx, present(resource), { errors, values }),
    handle: (cx, { actor, resource, form }) => add(cx, who(actor), present(resource), form),
  }),
  get(`${CODES}/:elenco/:voce`, {
    summary: 'The words of one term in six languages',
    load,
    allow: mayKeepCodes,
    handle: (cx, { resource }) => showTerm(cx, present(resource)),
  }),
  post(`${CODES}/:elenco/:voce`, {
    summary: 'Says a term otherwise, unless somebody did meanwhile',
    load,
    allow: mayKeepCodes,
    form: TermForm,
    invalid: (cx, { resource, errors, values }) => showTerm(cx, present(resource), { errors, values }),
    handle: (cx, { actor, resource, form }) => change(cx, who(actor), present(resource), form),
  }),
  post(`${CODES}/:elenco/:voce/sposta`, {
    summary: 'Moves a term up or down in its list',
    load,
    allow: mayKeepCodes,
    form: z.object({ verso: lastOf(z.enum(['su', 'giu'])) }),
    handle: async (cx, { actor, resource, form }) => {
      const { list, term } = present(resource)
      const asked = { taxonomy: list.code, code: present(term).code, by: who(actor), now: cx.now }
      const up = form.verso === 'su'
      await cx.db.transaction().execute((tx) => moveTerm(tx, { ...asked, requestId: cx.requestId, up }))
      forgetCodeLists(cx.db)
      return seeOther(href(cx, `${listPath(list.code)}?fatto=spostata#voce-${asked.code}`))
    },
  }),
  get(`${CODES}/:elenco/:voce/ritira`, {
    summary: 'Asks what shall stand in the place of a term, and tells how many records follow',
    load,
    allow: mayKeepCodes,
    handle: (cx, { resource }) => showRetire(cx, present(resource)),
  }),
  post(`${CODES}/:elenco/:voce/ritira`, {
    summary: 'Retires a term; the records that have it follow',
    load,
    allow: mayKeepCodes,
    form: z.object({ al_posto: lastOf(z.string().max(80).default('')) }),
    handle: async (cx, { actor, resource, form }) => {
      const named = present(resource)
      const taxonomy = named.list.code
      const asked = { taxonomy, code: present(named.term).code, replacement: form.al_posto || undefined }
      if (!isOwnList(taxonomy)) throw new HttpError(403)
      const outcome = await retireCode(cx, who(actor), asked)
      if ('refused' in outcome && outcome.refused !== 'not_ours')
        return showRetire(cx, named, outcome.refused)
      const done = 'refused' in outcome ? 'niente' : 'ritirata'
      return seeOther(href(cx, `${listPath(taxonomy)}?fatto=${done}`))
    },
  }),
  post(`${CODES}/:elenco/cambi/:cambio/annulla`, {
    summary: 'Takes a retired term in use again, with the records that followed',
    load: (cx, { elenco }) => load(cx, { elenco }),
    allow: mayKeepCodes,
    handle: async (cx, { actor, resource, params }) => {
      const { list } = present(resource)
      const done = isUuid(params.cambio) && (await undoRetire(cx, who(actor), params.cambio))
      return seeOther(href(cx, `${listPath(list.code)}?fatto=${done ? 'ripresa' : 'niente'}`))
    },
  }),
]
