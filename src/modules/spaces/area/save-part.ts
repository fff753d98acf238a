import type { Cx } from '../../../platform/cx.ts'
import type { RawValues } from '../../../platform/http/input.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { pictureNames, takePictures } from '../../../platform/pictures/picture-form.ts'
import { textValue } from '../../../platform/ui/field.ts'
import { type Values, withValues } from '../document.ts'
import { type Saved, saveDraft } from '../draft.ts'
import { fieldsIn } from '../fields.ts'
import type { Conflict } from '../merge.ts'
import type { Writer } from '../space.ts'
import type { OwnPart } from './own-part.ts'
import { choiceName } from './views/MergeView.tsx'

interface Typed {
  /** Revision of the draft that the person saw, and the one they chose on. */
  revisione: number
  vista: number | undefined
  values: RawValues
  typed: Values
  by: Writer
}

/** Saves what was typed in one part, with what the person chose where somebody wrote otherwise. */
export const savePart = (
  cx: Cx,
  { organizationId, part }: OwnPart,
  { revisione, vista, values, typed, by }: Typed,
): Promise<Saved> =>
  cx.db.transaction().execute((tx) =>
    saveDraft(tx, {
      organizationId,
      seen: revisione,
      change: (seen) => withValues(seen, part.id, typed),
      settle: (conflicts, theirs) => (theirs.revision === vista ? chosen(conflicts, values) : undefined),
      by,
      now: cx.now,
    }),
  )

/** The conflicts that go as the person wrote; nothing until all are decided. */
function chosen(conflicts: readonly Conflict[], values: RawValues): Conflict[] | undefined {
  const choices = conflicts.map((_one, at) => textValue(values, choiceName(at)))
  if (choices.some((choice) => choice !== 'mia' && choice !== 'loro')) return undefined
  return conflicts.filter((_one, at) => choices[at] === 'mia')
}

/** The form of a part with the pictures that came with it kept: each is an id of this body's, or nothing. */
export function takePartPictures(
  cx: Cx,
  { organizationId, part, main }: OwnPart,
  lang: Lang,
  values: RawValues,
) {
  const names = fieldsIn(part.kind, lang, main).flatMap(({ as, name }) => (as === 'picture' ? [name] : []))
  // Also where no file was sent: an id that a form names may be another body's.
  const asked = Object.fromEntries(names.map((name) => [pictureNames(name).file, '']))
  return takePictures(cx, { ...asked, ...values }, { organizationId, shape: 'photo' })
}
