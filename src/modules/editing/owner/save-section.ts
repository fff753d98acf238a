import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import { type FieldErrors, fieldErrors, type RawValues } from '../../../platform/http/input.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { agreedTo } from '../../../platform/privacy/agreed.ts'
import { type Change, type Conflict, changesBetween, type RecordDocument } from '../../directory/api.ts'
import { type Saved, saveDraft, type Writer } from '../draft.ts'
import { readKnown } from '../forms/known.ts'
import { ownSavings } from './revisions.ts'
import { type SectionForm, type SectionPage, typedOf } from './section-request.ts'

/** What came of saving; `mine` is the last revision this person made since the page was opened, where there is one. */
type SavedSection = Saved & { mine?: number | undefined }

/** What came of sending a page of the form. */
export type Outcome = SavedSection | { errors: FieldErrors } | { again: RawValues }

/** Saves what was typed into the draft, or says what is wrong, or what others wrote differently. */
export async function saveSection(
  cx: Cx,
  page: SectionPage,
  form: SectionForm,
  by: Writer,
  refused: FieldErrors = {},
): Promise<Outcome> {
  const { own, section, at, known } = page
  const { document } = own.draft
  const again = form.passo === undefined ? undefined : section.again?.(form.values, at, document, known)
  if (again) return { again }
  const parsed = section.form(known, document).safeParse(typedOf(form.values))
  const errors = { ...(parsed.error && fieldErrors(parsed.error, cx.t)), ...refused }
  if (!parsed.success || Object.keys(errors).length > 0) return { errors }
  const agreed = section.agreed?.(document, parsed.data, at)
  return save(cx, page, form, by, (seen) => section.apply(seen, parsed.data, at), agreed)
}

/** The same request with its files kept: in its values they are ids, and the page knows them. */
export async function withFilesKept(
  cx: Cx,
  page: SectionPage,
  form: SectionForm,
): Promise<{ page: SectionPage; form: SectionForm; refused: FieldErrors }> {
  const taken = await page.section.takeFiles?.(cx, form.values, page.organizationId)
  if (!taken) return { page, form, refused: {} }
  const known = await readKnown(cx, page.own.current.document)
  return { page: { ...page, known }, form: { ...form, values: taken.values }, refused: taken.errors }
}

/** Moves a row of a section, or takes it out. */
export function changeRows(cx: Cx, page: SectionPage, form: SectionForm, by: Writer): Promise<Outcome> {
  const { azione, riga = '' } = form
  const { move, remove } = page.section.rows ?? {}
  return save(cx, page, form, by, (seen) => {
    if (azione === 'togli') return remove?.(seen, riga) ?? seen
    return move?.(seen, riga, azione === 'su' ? -1 : 1) ?? seen
  })
}

const save = (
  cx: Cx,
  { organizationId, at, own: { draft: before } }: SectionPage,
  { revisione, inizio, vista, values }: SectionForm,
  by: Writer,
  change: (seen: RecordDocument) => RecordDocument,
  agreed?: MessageKey,
): Promise<SavedSection> =>
  cx.db.transaction().execute(async (tx) => {
    const outcome = await saveDraft(tx, {
      organizationId,
      seen: revisione,
      change,
      // Choices count only for the words the person was shown.
      settle: (conflicts, theirs) => (vista === theirs.revision ? chosen(conflicts, values) : undefined),
      by,
      now: cx.now,
      before,
    })
    if (!('saved' in outcome)) return outcome
    const subject = { subject: 'organization', subjectId: organizationId, at: cx.now }
    if (agreed) {
      const after = { contact: at.row, agreed: agreedTo(cx, agreed) }
      await audit(tx, { actor: by, action: 'editing.consent', ...subject, after })
    }
    const own = await ownSavings(tx, { organizationId, from: inizio, saved: outcome.saved, by })
    return { ...outcome, mine: own?.last }
  })

/** My changes that were chosen, one radio a conflict; nothing until all are decided. */
export function chosen(conflicts: readonly Conflict[], values: RawValues): readonly Change[] | undefined {
  const choices = conflicts.map((_conflict, index) => values[choiceName(index)])
  if (choices.some((choice) => choice !== 'mia' && choice !== 'loro')) return undefined
  return conflicts.filter((_conflict, index) => choices[index] === 'mia').map(({ mine }) => mine)
}

/** Name of the radio of a conflict. */
export const choiceName = (index: number): string => `scelta.${index}`

/** Whether what others saved meanwhile shows on the page that was sent: then it has to be read anew. */
export function showsOthers(
  { section, at, known }: SectionPage,
  sent: RecordDocument,
  saved: RecordDocument,
): boolean {
  if (changesBetween(sent, saved).length === 0) return false
  const fixed = { ...at, newId: () => '' }
  const shown = (document: RecordDocument) => JSON.stringify(section.valuesOf(document, fixed, known))
  return shown(sent) !== shown(saved)
}
