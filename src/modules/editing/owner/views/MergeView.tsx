import type { Cx } from '../../../../platform/cx.ts'
import type { RawValues } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { fieldId, listValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import type { Conflict, RecordDocument } from '../../../directory/api.ts'
import type { Known } from '../../forms/known.ts'
import { changeTitle, tellingFor, valueText } from '../../review/change-words.ts'
import { choiceName } from '../save-section.ts'
import { OneChange } from './Changes.tsx'

interface MergeViewProps {
  cx: Cx
  known: Known
  /** Where the choice is sent, with all that was typed. */
  action: string
  hidden: RawValues
  conflicts: readonly Conflict[]
  documents: readonly RecordDocument[]
  theirName: string
  /** The view was sent without all choices. */
  unanswered: boolean
}

/** What two people wrote differently, side by side; nothing is lost until the person chose. */
export function MergeView(props: MergeViewProps) {
  const { cx, known, action, conflicts, documents, hidden, unanswered } = props
  const telling = tellingFor(cx, known, documents)
  const given = conflicts.map((_conflict, index) => listValue(hidden, choiceName(index)).at(-1) ?? '')
  const missing = unanswered ? given.flatMap((value, index) => (value === '' ? [index] : [])) : []
  const errors = Object.fromEntries(
    missing.map((index) => [choiceName(index), cx.t('editing.owner.merge_choose')]),
  )
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <Form action={href(cx, action)} class="stack">
        <Hidden values={hidden} />
        {conflicts.map(({ mine, theirs }, index) => (
          <Fieldset key={index} legend={<bdi>{changeTitle(telling, mine.field ? mine : theirs)}</bdi>}>
            <p>
              <b>{cx.t('editing.owner.before')}</b>{' '}
              <bdi class="wraps">
                {valueText(telling, mine.before, mine.field) || cx.t('editing.owner.nothing')}
              </bdi>
            </p>
            {[
              { value: 'mia', words: cx.t('editing.owner.mine'), change: mine },
              {
                value: 'loro',
                words: cx.t('editing.owner.theirs', { name: props.theirName }),
                change: theirs,
              },
            ].map(({ value, words, change }, at) => (
              <Choice
                key={value}
                type="radio"
                name={choiceName(index)}
                id={at === 0 ? fieldId(choiceName(index)) : `${fieldId(choiceName(index))}-1`}
                value={value}
                checked={given[index] === value}
                label={
                  <>
                    <b>{words}</b> <OneChange telling={telling} change={change} />
                  </>
                }
              />
            ))}
          </Fieldset>
        ))}
        <p>
          <Button>{cx.t('editing.owner.merge_save')}</Button>
        </p>
      </Form>
    </>
  )
}

/** Everything that was typed, sent along unseen; choices are the radios' own. */
const Hidden = ({ values }: { values: RawValues }) => (
  <>
    {Object.keys(values)
      .filter((name) => !name.startsWith('scelta.'))
      .flatMap((name) =>
        listValue(values, name).map((value, index) => (
          <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
        )),
      )}
  </>
)
