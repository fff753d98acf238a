import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { Difference } from '../../../directory/api.ts'
import { NameDoubts } from '../../names/NameDoubts.tsx'
import { ChangedFile } from '../ChangedFile.tsx'
import { changeTitle, langOf, valueText } from '../change-words.ts'
import type { Considered } from '../considered.ts'
import { correctionName } from '../corrections.ts'
import { Said, standingWords } from './Said.tsx'
import type { SubmissionProps } from './SubmissionPage.tsx'

interface Weighing extends SubmissionProps {
  weighed: Considered
  isOpen: boolean
  ticked: boolean
}

/** One change: what stands and on whose word, what is proposed, and whether it is taken. */
export function ChangeToWeigh(props: Weighing) {
  const { cx, telling, weighed: one, isOpen, ticked } = props
  const title = <bdi>{changeTitle(telling, one.change)}</bdi>
  const id = one.index === 0 ? 'f-parte' : `f-parte-${one.index}`
  return (
    <article class="card">
      {isOpen ? (
        <Choice
          type="checkbox"
          id={id}
          name="parte"
          value={String(one.index)}
          label={<strong>{title}</strong>}
          checked={ticked}
        />
      ) : (
        <h3>{title}</h3>
      )}
      {one.change.identity && (
        <p>
          <Badge tone="warning" icon="warning-circle">
            {cx.t('editing.review.identity')}
          </Badge>
        </p>
      )}
      <Values {...props} />
      <NameDoubts cx={cx} doubt={one.doubt} />
      {one.against && <Alert cx={cx} tone="warning" title={cx.t('editing.review.against')} />}
      {one.meanwhile && isOpen && <Meanwhile {...props} />}
      {one.correctable && isOpen && <Correction {...props} />}
    </article>
  )
}

function Values({ cx, telling, submission, weighed: { change, standing } }: Weighing) {
  const lang = langOf(change, submission.document)
  const before = valueText(telling, change.before, change.field)
  const after = valueText(telling, change.after, change.field)
  const isShown = change.field === 'picture_id'
  const nothing = isShown ? null : <em>{cx.t('editing.review.nothing')}</em>
  const { submitted_name: name, submitted_at: date } = submission
  return (
    <DefinitionList
      facts={[
        {
          term: cx.t('editing.review.before'),
          value: (
            <Said lang={lang} source={before === '' ? undefined : standingWords(cx, standing)}>
              <ChangedFile telling={telling} change={change} side="before" />
              {before === '' ? nothing : before}
            </Said>
          ),
        },
        {
          term: cx.t('editing.review.proposed'),
          value: (
            <Said lang={lang} source={cx.t('editing.review.says_owner', { name, date })}>
              <ChangedFile telling={telling} change={change} side="after" />
              {after === '' ? nothing : <Difference t={cx.t} before={before} after={after} lang={lang} />}
            </Said>
          ),
        },
      ]}
    />
  )
}

function Meanwhile({ cx, telling, weighed: one }: Weighing) {
  const theirs = one.meanwhile
  if (!theirs) return null
  const value =
    theirs.field === one.change.field
      ? valueText(telling, theirs.after, theirs.field)
      : changeTitle(telling, theirs)
  return (
    <Alert cx={cx} tone="danger" title={cx.t('editing.review.meanwhile')}>
      <p class="kept-lines wraps" dir="auto">
        {value === '' ? cx.t('editing.review.nothing') : value}
      </p>
    </Alert>
  )
}

const LONG = 80

function Correction({ cx, weighed: { change, index }, values, errors }: Weighing) {
  const name = correctionName(index)
  const proposed = String(change.after)
  const value = values && name in values ? textValue(values, name) : proposed
  const field = {
    cx,
    name,
    label: cx.t('editing.review.correction'),
    hint: cx.t('editing.review.correction_hint'),
    error: errors[name],
    value,
    optional: true,
  }
  return (
    <Accordion
      summary={cx.t('editing.review.correct')}
      open={errors[name] !== undefined || value !== proposed}
    >
      {proposed.length > LONG || proposed.includes('\n') ? (
        <TextArea {...field} rows={8} anyScript />
      ) : (
        <TextField {...field} />
      )}
    </Accordion>
  )
}
