import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { listValue } from '../../../../platform/ui/field.ts'
import { ChangedFields, ChangedName } from '../../area/views/ChangeList.tsx'
import { changesBetween } from '../../changes.ts'
import { type Weighed, weighedParts } from '../../parts.ts'
import { mainLang } from '../../said.ts'
import type { SubmissionProps } from './SubmissionPage.tsx'

interface Props extends SubmissionProps {
  /** Whether this person may decide now. */
  isOpen: boolean
}

/** What a submission changes, each piece to be taken or left while it is open. */
export function PartsToWeigh(props: Props) {
  const { cx, submission, values, isOpen } = props
  const weighed = weighedParts(submission.base, submission.document)
  const first = weighed.find(({ needed }) => !needed)
  const ticked = values.azione === undefined ? undefined : new Set(listValue(values, 'parte'))
  return (
    <section class="stack">
      <h2>{cx.t('spaces.changes.title')}</h2>
      {isOpen && weighed.length > 1 && <p>{cx.t('spaces.review.tick')}</p>}
      {changesBetween(submission.base, submission.document).moved && <p>{cx.t('spaces.changes.moved')}</p>}
      {weighed.map((one, at) => (
        <OnePart
          key={one.id}
          {...props}
          piece={one}
          field={one === first ? 'f-parte' : `f-parte-${at}`}
          ticked={ticked?.has(one.id) ?? true}
        />
      ))}
    </section>
  )
}

function OnePart(props: Props & { piece: Weighed; field: string; ticked: boolean }) {
  const { cx, submission, isOpen, piece, field, ticked } = props
  const main = mainLang(submission.document)
  const [first, ...blocks] = piece.parts
  if (!first) return null
  const name = <ChangedName cx={cx} part={first} main={main} />
  return (
    <article class="card stack">
      {isOpen && !piece.needed ? (
        <Choice
          type="checkbox"
          id={field}
          name="parte"
          value={piece.id}
          label={<strong>{name}</strong>}
          checked={ticked}
        />
      ) : (
        <h3>{name}</h3>
      )}
      {isOpen && piece.needed && <p class="soft">{cx.t('spaces.review.needed')}</p>}
      {submission.left_out?.includes(piece.id) && (
        <p>
          <Badge tone="warning">{cx.t('spaces.review.left_out')}</Badge>
        </p>
      )}
      <ChangedFields cx={cx} part={first} />
      {blocks.map((part) => (
        <section key={part.id} class="stack">
          <h4>
            <ChangedName {...{ cx, part, main }} />
          </h4>
          <ChangedFields cx={cx} part={part} />
        </section>
      ))}
    </article>
  )
}
