import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { listValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { codeLists } from '../../taxonomy/api.ts'
import { thesaurus } from '../../thesaurus/api.ts'
import { deskPage } from '../desk-page.ts'
import { NEW_CONTACT } from '../paths.ts'
import { type ContactForm, type ContactSaid, saidBy } from './contact.ts'
import { type Contact, findLatest } from './contact-queries.ts'
import { readTopics, topicName, topicWords } from './topics.ts'
import { ContactFields } from './views/ContactFields.tsx'

/** What a form said, with its topics told apart. */
export async function saidIn(cx: Cx, form: ContactForm, accountId: string): Promise<ContactSaid> {
  const [lists, { entries }] = await Promise.all([codeLists(cx.db), thesaurus(cx.db)])
  // Only an account can be given something to do.
  return saidBy(form, readTopics(form.argomento, lists, entries), cx.actor?.hasAccount ? accountId : null)
}

interface ShownForm {
  action?: string
  values: RawValues
  errors?: FieldErrors
  moved?: boolean
  /** It was taken out of the log: it can be put back. */
  removed?: boolean
  status?: number
}

/** The form of a contact, new or written before. */
export async function showForm(
  cx: Cx,
  { action = NEW_CONTACT, values, errors = {}, moved = false, removed = false, status }: ShownForm,
): Promise<Response> {
  const lists = await codeLists(cx.db)
  const isNew = action === NEW_CONTACT
  const records = await namesOf(cx, listValue(values, 'ente'))
  return deskPage(
    cx,
    { title: cx.t(isNew ? 'desk.new_contact' : 'desk.contact'), errors },
    <>
      <ContactFields {...{ cx, action, values, errors, moved, records }} words={topicWords(lists, cx.lang)} />
      {!isNew && (
        <Form action={href(cx, `${action}/${removed ? 'rimetti' : 'togli'}`)}>
          <Button kind="secondary" small>
            {cx.t(removed ? 'desk.put_back' : 'desk.remove')}
          </Button>
        </Form>
      )}
    </>,
    status,
  )
}

function namesOf(cx: Cx, ids: readonly string[]) {
  const known = ids.filter((id) => /^[\da-f-]{36}$/i.test(id))
  if (known.length === 0) return []
  return cx.db
    .selectFrom('organization')
    .select(['id', 'name', 'original_lang as lang'])
    .where('id', 'in', known.slice(0, 50))
    .orderBy('name')
    .execute()
}

/** How a new contact begins: like the latest of this operator, about these records. */
export async function beginning(cx: Cx, ids: readonly string[]): Promise<RawValues> {
  const latest = cx.actor && (await findLatest(cx.db, cx.actor.id))
  return {
    canale: latest?.channel ?? 'phone',
    chi: latest?.who ?? 'citizen',
    lingua: latest?.lang ?? 'it',
    minuti: String(latest?.minutes ?? 5),
    esito: 'answered',
    ente: [...ids],
  }
}

/** A contact as its form shows it. */
export async function valuesOf(cx: Cx, row: Contact): Promise<RawValues> {
  const lists = await codeLists(cx.db)
  return {
    canale: row.channel,
    chi: row.who,
    lingua: row.lang,
    interprete: row.interpreter ? 'si' : '',
    minuti: row.minutes === null ? '' : String(row.minutes),
    esito: row.outcome,
    argomento: [...row.topics.map((topic) => topicName(lists, cx.lang, topic)), ...row.words],
    domanda: row.question ?? '',
    nota: row.note ?? '',
    entro: row.follow_up_on ?? '',
    incaricato: row.follow_up_by && row.follow_up_by === cx.actor?.id ? 'io' : '',
    ente: row.records.map(({ id }) => id),
    versione: String(row.version),
  }
}
