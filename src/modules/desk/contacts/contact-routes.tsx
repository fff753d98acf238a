import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf, manyOf } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import { seeOther, text } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { codeLists } from '../../taxonomy/api.ts'
import { noteSearch, thesaurus } from '../../thesaurus/api.ts'
import { deskPage } from '../desk-page.ts'
import { CONTACTS, DESK, NEW_CONTACT, QUICK } from '../paths.ts'
import { mayKeepContact, mayWorkAtDesk } from '../permissions.ts'
import { ContactForm, type ContactSaid } from './contact.ts'
import { beginning, saidIn, showForm, valuesOf } from './contact-form.tsx'
import { findContact, listAllContacts, listContacts } from './contact-queries.ts'
import { contactsCsv } from './contacts-csv.ts'
import { filterOf, ListQuery } from './list-query.ts'
import { changeContact, logContact, removeContact, undoChange } from './log-contact.ts'
import { QuickValue } from './quick.ts'
import { readTopics } from './topics.ts'
import { ContactList } from './views/ContactList.tsx'

/** Who keeps what, and for which territories. */
export function keeping(cx: Cx, actor: Actor | undefined) {
  if (!actor) throw new HttpError(401)
  const by = { id: actor.id, name: actor.name }
  return { by, scope: reachOf(actor, 'desk.work'), now: cx.now }
}

/** Keeps a contact; a question that found no answer counts among the searches that found nothing. */
export async function keep(cx: Cx, actor: Actor | undefined, said: ContactSaid): Promise<string> {
  const asked = keeping(cx, actor)
  const id = await cx.db.transaction().execute((tx) => logContact(tx, said, asked))
  if (said.outcome === 'unanswered')
    for (const text of [said.question, ...said.words])
      if (text) noteSearch(cx.db, { lang: cx.lang, text, total: 0, now: cx.now })
  return id
}

const load = (cx: Cx, { contatto }: { contatto: string }) =>
  isUuid(contatto) ? findContact(cx.db, contatto) : undefined

async function asked(cx: Cx, query: ListQuery) {
  const [lists, { entries }] = await Promise.all([codeLists(cx.db), thesaurus(cx.db)])
  const read = readTopics(query.argomento ? [query.argomento] : [], lists, entries)
  const topic = query.argomento && (read.topics[0] ?? read.words[0] ?? '?')
  const accountId = cx.actor?.id ?? ''
  return { lists, filter: filterOf(query, { scope: reachOf(cx.actor, 'desk.work'), topic, accountId }) }
}

const DoneQuery = ListQuery.extend({
  contatto: lastOf(z.guid().optional().catch(undefined)),
  fatto: lastOf(
    z.enum(['removed', 'restored', 'changed', 'undone', 'not_undone']).optional().catch(undefined),
  ),
})

/** The log of contacts, and each contact. */
export const contactRoutes = [
  get(CONTACTS, {
    summary: 'The contacts of the desk, narrowed by what stands in the address',
    allow: mayWorkAtDesk,
    query: DoneQuery,
    handle: async (cx, { query }) => {
      const { lists, filter } = await asked(cx, query)
      const found = await listContacts(cx.db, filter, query.page)
      const done = { kept: query.contatto, what: query.fatto }
      return deskPage(
        cx,
        { title: cx.t('desk.contacts'), description: cx.t('desk.contacts_lead') },
        <ContactList {...{ cx, query, lists, done }} {...found} />,
      )
    },
  }),
  get(`${CONTACTS}/elenco.csv`, {
    summary: 'The same contacts as a table for a spreadsheet',
    allow: mayWorkAtDesk,
    query: ListQuery,
    handle: async (cx, { query }) => {
      const { lists, filter } = await asked(cx, query)
      return text(contactsCsv(cx, lists, await listAllContacts(cx.db, filter)), 'text/csv; charset=utf-8', {
        'content-disposition': 'attachment; filename="contatti.csv"',
        'cache-control': 'no-store',
      })
    },
  }),
  get(NEW_CONTACT, {
    summary: 'The form of a new contact, which begins like the latest one',
    allow: mayWorkAtDesk,
    query: z.object({ ente: manyOf(z.guid()).catch([]) }),
    handle: async (cx, { query }) => showForm(cx, { values: await beginning(cx, query.ente) }),
  }),
  post(NEW_CONTACT, {
    summary: 'Keeps a contact',
    makes: true,
    allow: mayWorkAtDesk,
    form: ContactForm,
    invalid: (cx, { values, errors }) => showForm(cx, { values, errors }),
    handle: async (cx, { actor, form }) => {
      const id = await keep(cx, actor, await saidIn(cx, form, actor?.id ?? ''))
      return seeOther(href(cx, `${DESK}?contatto=${id}`))
    },
  }),
  post(QUICK, {
    summary: 'Keeps a contact of a usual kind, with the records that were ticked',
    makes: true,
    allow: mayWorkAtDesk,
    form: z.object({
      modo: lastOf(QuickValue),
      ente: manyOf(z.guid()).pipe(z.array(z.guid()).max(50)),
      q: lastOf(z.string().trim().catch('').default('')),
    }),
    handle: async (cx, { actor, form: { modo, ente, q } }) => {
      const question = modo.outcome === 'unanswered' ? q.slice(0, 100) || null : null
      const id = await keep(cx, actor, { ...modo, question, records: ente })
      return seeOther(href(cx, `${DESK}?contatto=${id}`))
    },
  }),
  get(`${CONTACTS}/:contatto`, {
    summary: 'One contact, to be changed or removed',
    load,
    allow: mayKeepContact,
    handle: async (cx, { resource }) =>
      showForm(cx, {
        action: `${CONTACTS}/${resource.id}`,
        values: await valuesOf(cx, resource),
        removed: resource.removed_at !== null,
      }),
  }),
  post(`${CONTACTS}/:contatto`, {
    summary: 'Changes a contact',
    load,
    allow: mayKeepContact,
    form: ContactForm,
    invalid: (cx, { resource, values, errors }) =>
      showForm(cx, { action: `${CONTACTS}/${resource.id}`, values, errors }),
    handle: async (cx, { actor, resource: { id, version }, form }) => {
      const { by, now } = keeping(cx, actor)
      const said = await saidIn(cx, form, by.id)
      const change = { id, version: form.versione ?? 0, said, by, now }
      const refused = await cx.db.transaction().execute((tx) => changeContact(tx, change))
      if (refused === 'gone') return seeOther(href(cx, CONTACTS))
      const done = `contatto=${id}&fatto=changed&versione=${change.version + 1}`
      if (!refused) return seeOther(href(cx, `${CONTACTS}?${done}`))
      const values = { ...typed(form), versione: String(version) }
      return showForm(cx, { action: `${CONTACTS}/${id}`, values, moved: true, status: 409 })
    },
  }),
  post(`${CONTACTS}/:contatto/annulla`, {
    summary: 'Puts back what a contact said before the last change',
    load,
    allow: mayKeepContact,
    form: z.object({ versione: lastOf(wholeNumber) }),
    handle: async (cx, { actor, resource: { id }, form }) => {
      const { by, now } = keeping(cx, actor)
      const undo = { id, version: form.versione, by, now }
      const undone = await cx.db.transaction().execute((tx) => undoChange(tx, undo))
      return seeOther(href(cx, `${CONTACTS}?fatto=${undone ? 'undone' : 'not_undone'}`))
    },
  }),
  ...[true, false].map((removed) =>
    post(`${CONTACTS}/:contatto/${removed ? 'togli' : 'rimetti'}`, {
      summary: removed ? 'Takes a contact out of the log' : 'Puts a removed contact back',
      load,
      allow: mayKeepContact,
      handle: async (cx, { actor, resource: { id } }) => {
        const { by, now } = keeping(cx, actor)
        await cx.db.transaction().execute((tx) => removeContact(tx, { id, removed, by, now }))
        return seeOther(href(cx, `${CONTACTS}?contatto=${id}&fatto=${removed ? 'removed' : 'restored'}`))
      },
    }),
  ),
]

/** What was typed, as the form shows it again. */
const typed = (form: ContactForm) => ({
  canale: form.canale,
  chi: form.chi,
  lingua: form.lingua,
  interprete: form.interprete ? 'si' : '',
  minuti: form.minuti === null ? '' : String(form.minuti),
  esito: form.esito,
  argomento: form.argomento,
  domanda: form.domanda ?? '',
  nota: form.nota ?? '',
  entro: form.entro ?? '',
  incaricato: form.incaricato,
  ente: form.ente,
})
