import type { Cx } from '../../platform/cx.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { HttpError, notFound } from '../../platform/http/errors.ts'
import type { RawValues } from '../../platform/http/input.ts'
import { seeOther } from '../../platform/http/response.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { codeLists } from '../taxonomy/api.ts'
import { places } from '../territory/api.ts'
import { type Saved, saveEntry } from './entry-commands.ts'
import { type EntryFields, readEntry, sentValues } from './entry-form.ts'
import type { EntryRow } from './entry-queries.ts'
import type { Meant } from './meaning.ts'
import { doneAddress, ENTRIES } from './paths.ts'
import { EntryForm, type Trouble } from './views/EntryForm.tsx'

/** What the codes of entries may stand for, here and now. */
export async function knownMeanings(cx: Pick<Cx, 'db' | 'config'>): Promise<Meant> {
  const [lists, all] = await Promise.all([codeLists(cx.db), places(cx.db)])
  return { lists, places: all, territory: all.territory(cx.config.territory) }
}

/** What all pages of the editors have. */
export const pageOf = (cx: Cx, title: string, description: string) => ({
  title,
  description,
  breadcrumb: [{ label: cx.t('thesaurus.staff_area'), path: '/gestione' }],
  feedback: false,
  indexed: false,
})

/** The form of an entry, new or known, with what was typed and what is wrong with it. */
export async function showForm(
  cx: Cx,
  entry: EntryRow | undefined,
  values: RawValues,
  trouble: Trouble = { errors: {} },
): Promise<Response> {
  const meant = await knownMeanings(cx)
  const options = pageOf(
    cx,
    cx.t(entry ? 'thesaurus.change_title' : 'thesaurus.add_title'),
    cx.t('thesaurus.form_lead'),
  )
  const breadcrumb = [...options.breadcrumb, { label: cx.t('thesaurus.title'), path: ENTRIES }]
  const invalid = Object.keys(trouble.errors).length > 0
  const answer = page(
    cx,
    { ...options, breadcrumb, invalid },
    <EntryForm cx={cx} entry={entry} values={values} meant={meant} trouble={trouble} />,
    trouble.changed ? 409 : invalid ? 422 : 200,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}

/** Keeps what a form says and goes back to the list, or shows it again with the reason why not. */
export async function saveForm(
  cx: Cx,
  actor: Actor | undefined,
  entry: EntryRow | undefined,
  form: EntryFields,
): Promise<Response> {
  if (!actor) throw new HttpError(401)
  const values = sentValues(form)
  const input = readEntry(form, await knownMeanings(cx))
  if ('field' in input) {
    const errors = { [input.field]: cx.t(input.message, { text: input.text }) }
    return showForm(cx, entry, values, { errors })
  }
  const seen = entry && { id: entry.id, revision: form.revisione }
  const saved = await saveEntry(cx, actor, input, seen)
  if (saved.done === 'saved') return seeOther(href(cx, doneAddress(form.ritorno, saved.id)))
  if (saved.done === 'gone') throw notFound()
  return showAgain(cx, entry, values, saved)
}

function showAgain(
  cx: Cx,
  entry: EntryRow | undefined,
  values: RawValues,
  saved: Extract<Saved, { done: 'taken' | 'changed' }>,
): Promise<Response> {
  if (saved.done === 'taken') {
    const errors = { frasi: cx.t('thesaurus.phrase_taken', { phrase: saved.phrase }) }
    return showForm(cx, entry, values, { errors, taken: saved.by })
  }
  const revisione = String(saved.entry.revision)
  return showForm(cx, entry, { ...values, revisione }, { errors: {}, changed: saved.entry })
}
