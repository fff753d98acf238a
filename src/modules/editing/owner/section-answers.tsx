import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { json, seeOther } from '../../../platform/http/response.ts'
import { isolated } from '../../../platform/i18n/isolated.ts'
import { href } from '../../../platform/ui/href.ts'
import { ownPage } from './own-page.ts'
import { pathsOf } from './paths.ts'
import { type Outcome, showsOthers } from './save-section.ts'
import { type SectionForm, type SectionPage, typedOf } from './section-request.ts'
import { MergeView } from './views/MergeView.tsx'
import { RowList } from './views/RowList.tsx'
import { SectionFields } from './views/SectionFields.tsx'

interface Shown {
  values?: RawValues
  errors?: FieldErrors
  /** Revision the values were made from; that of the draft unless told. */
  seen?: number
  begun?: number
  status?: number
}

/** The form of a section or of one of its rows, or the list of its rows. */
export function showSection(cx: Cx, page: SectionPage, { status = 200, ...shown }: Shown = {}): Response {
  const { own, section, at, known, hasRow } = page
  const row = hasRow
    ? section.rows?.list(own.draft.document, cx, known).find(({ id }) => id === at.row)
    : undefined
  const title = cx.t(section.title)
  const head = {
    title: row ? cx.t('editing.owner.row_title', { title, name: isolated(row.title) }) : title,
    lead: cx.t(section.why),
    way: hasRow ? [{ label: title, path: pathsOf(own.organizationId).section(section.name) }] : [],
    status,
  }
  if (section.rows && !hasRow) return ownPage(cx, own, head, <RowList cx={cx} page={page} />)
  const { document, revision } = own.draft
  const values = shown.values ?? section.valuesOf(document, at, known)
  const errors = shown.errors ?? {}
  const seen = shown.seen ?? revision
  return ownPage(
    cx,
    own,
    { ...head, errors, islands: section.takeFiles ? [] : ['autosave'] },
    <SectionFields
      cx={cx}
      page={page}
      values={values}
      errors={errors}
      seen={seen}
      begun={shown.begun ?? seen}
    />,
  )
}

/** What a person is shown after sending a page of the form. */
export function answer(cx: Cx, page: SectionPage, form: SectionForm, outcome: Outcome): Response {
  const { own, section, hasRow } = page
  const shown = { seen: form.revisione, begun: form.inizio }
  if ('again' in outcome) return showSection(cx, page, { ...shown, values: outcome.again })
  if ('errors' in outcome)
    return showSection(cx, page, {
      ...shown,
      values: typedOf(form.values),
      errors: outcome.errors,
      status: 422,
    })
  if ('gone' in outcome) return seeOther(href(cx, '/area'))
  const paths = pathsOf(own.organizationId)
  if ('saved' in outcome) {
    const next = hasRow || form.azione !== 'salva' ? paths.section(section.name) : paths.home
    return seeOther(href(cx, `${next}?salvata=${outcome.mine ?? form.inizio}&da=${form.inizio}`))
  }
  return ownPage(
    cx,
    own,
    { title: cx.t('editing.owner.merge_title'), lead: cx.t('editing.owner.merge_lead'), status: 409 },
    <MergeView
      cx={cx}
      known={page.known}
      action={cx.path}
      conflicts={outcome.conflicts}
      documents={[outcome.theirs.document, own.current.document]}
      theirName={outcome.theirs.updatedName ?? ''}
      unanswered={form.vista !== undefined}
      hidden={{
        ...form.values,
        revisione: String(form.revisione),
        inizio: String(form.inizio),
        vista: String(outcome.theirs.revision),
        ...(form.azione !== 'salva' && { azione: form.azione, riga: form.riga ?? '' }),
      }}
    />,
  )
}

/** The same for a page that saves by itself. */
export function answerProgram(cx: Cx, page: SectionPage, form: SectionForm, outcome: Outcome): Response {
  const say = (state: string, message: string, status: number, more: object = {}) =>
    json({ state, message, ...more }, status, { 'cache-control': 'no-store' })
  if ('errors' in outcome) return say('invalid', cx.t('editing.owner.auto_invalid'), 422)
  if ('again' in outcome) return say('invalid', cx.t('editing.owner.auto_invalid'), 422)
  if (!('saved' in outcome)) return say('conflict', cx.t('editing.owner.auto_conflict'), 409)
  const { section, at, known, own } = page
  const parsed = section.form(known, own.draft.document).safeParse(typedOf(form.values))
  const sent = parsed.success ? section.apply(own.draft.document, parsed.data, at) : own.draft.document
  if (showsOthers(page, sent, outcome.document)) return say('moved', cx.t('editing.owner.auto_moved'), 200)
  return say('saved', cx.t('editing.owner.auto_saved', { time: cx.now }), 200, { revision: outcome.saved })
}
