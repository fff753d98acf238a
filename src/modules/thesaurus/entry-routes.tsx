import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post, present } from '../../platform/http/route.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { isUuid } from '../../platform/ids.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { setRemoved } from './entry-commands.ts'
import { EntryForm, entryValues } from './entry-form.ts'
import { knownMeanings, pageOf, saveForm, showForm } from './entry-page.tsx'
import { countEntries, ENTRY_SORTS, type EntryRow, findEntry, listEntries } from './entry-queries.ts'
import { languageOf } from './language-of.ts'
import { doneAddress, ENTRIES, listAddress } from './paths.ts'
import { mayAddWords, mayChangeEntry } from './permissions.ts'
import { EntryList } from './views/EntryList.tsx'

const text = (longest: number) => lastOf(z.string().trim().max(longest).catch('').default(''))
const lang = lastOf(
  z
    .enum(['', ...LANGUAGES])
    .catch('')
    .default(''),
)
const list = lastOf(z.string().max(2_000).optional().catch(undefined)).transform(listAddress)

const ListQuery = z.object({
  lingua: lang,
  testo: text(100),
  codice: text(100),
  origine: lastOf(z.enum(['', 'shipped', 'editor']).catch('').default('')),
  stato: lastOf(z.enum(['', 'tolte']).catch('').default('')),
  ordine: lastOf(z.enum(ENTRY_SORTS).catch('phrase').default('phrase')),
  page: lastOf(z.coerce.number().int().min(1).max(100_000).catch(1).default(1)),
  fatto: lastOf(z.uuid().optional().catch(undefined)),
})

const NewQuery = z.object({
  frase: text(100),
  lingua: lang,
  ritorno: list,
})

const StateForm = z.object({
  azione: lastOf(z.enum(['togli', 'rimetti'])),
  ritorno: list,
})

/** The entry an address names; whoever may not edit entries is not told whether there is one. */
const load = async ({ db }: Cx, { voce }: { voce: string }): Promise<EntryRow | null> =>
  (isUuid(voce) && (await findEntry(db, voce))) || null

/** The entries of the thesaurus: to read, try, write, change, remove and take back. */
export const entryRoutes = [
  get(ENTRIES, {
    summary: 'The staff’s list of what people’s words mean',
    allow: mayAddWords,
    query: ListQuery,
    handle: async (cx, { query }) => {
      const filter = {
        lang: query.lingua,
        text: query.testo,
        code: query.codice,
        origin: query.origine,
        removed: query.stato === 'tolte',
        sort: query.ordine,
      }
      const [list, counts, meant, done] = await Promise.all([
        listEntries(cx.db, filter, query.page),
        countEntries(cx.db),
        knownMeanings(cx),
        query.fatto ? findEntry(cx.db, query.fatto) : undefined,
      ])
      const props = { cx, ...list, counts, meant, filter, page: query.page, done }
      return page(cx, pageOf(cx, cx.t('thesaurus.title'), cx.t('thesaurus.lead')), <EntryList {...props} />)
    },
  }),
  get(`${ENTRIES}/nuova`, {
    summary: 'The form of a new entry',
    allow: mayAddWords,
    query: NewQuery,
    handle: (cx, { query }) => {
      const { frase, ritorno } = query
      const lingua = query.lingua || languageOf(frase, cx.lang)
      return showForm(cx, undefined, { frasi: frase, lingua, ritorno })
    },
  }),
  post(`${ENTRIES}/nuova`, {
    summary: 'Adds an entry',
    makes: true,
    allow: mayAddWords,
    form: EntryForm,
    invalid: (cx, { errors, values }) => showForm(cx, undefined, values, { errors }),
    handle: (cx, { actor, form }) => saveForm(cx, actor, undefined, form),
  }),
  get(`${ENTRIES}/:voce`, {
    summary: 'The form of an entry',
    load,
    allow: mayChangeEntry,
    query: z.object({ ritorno: list }),
    handle: async (cx, { resource, query }) => {
      const entry = present(resource)
      const values = entryValues(entry, await knownMeanings(cx))
      return showForm(cx, entry, { ...values, ritorno: query.ritorno })
    },
  }),
  post(`${ENTRIES}/:voce`, {
    summary: 'Changes an entry, unless somebody else did meanwhile',
    load,
    allow: mayChangeEntry,
    form: EntryForm,
    invalid: (cx, { resource, errors, values }) => showForm(cx, present(resource), values, { errors }),
    handle: (cx, { actor, resource, form }) => saveForm(cx, actor, present(resource), form),
  }),
  post(`${ENTRIES}/:voce/stato`, {
    summary: 'Takes an entry out of use, or back',
    load,
    allow: mayChangeEntry,
    form: StateForm,
    handle: async (cx, { actor, resource, form }) => {
      if (!actor) throw new HttpError(401)
      const { id } = present(resource)
      await setRemoved(cx, actor, id, form.azione === 'togli')
      return seeOther(href(cx, doneAddress(form.ritorno, id)))
    },
  }),
]
