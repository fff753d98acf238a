import type { Cx } from '../../../platform/cx.ts'
import type { RawValues } from '../../../platform/http/input.ts'
import { textValue } from '../../../platform/ui/field.ts'
import { type Values, withValues } from '../document.ts'
import { type Saved, saveDraft } from '../draft.ts'
import type { Conflict } from '../merge.ts'
import type { Writer } from '../space.ts'
import type { OwnPart } from './part-routes.tsx'
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
