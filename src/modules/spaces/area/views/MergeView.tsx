import type { Cx } from '../../../../platform/cx.ts'
import type { RawValues } from '../../../../platform/http/input.ts'
import { isLang, LANGUAGE_NAMES } from '../../../../platform/i18n/languages.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { fieldId, listValue, textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Difference } from '../../../directory/api.ts'
import type { PartKind } from '../../document.ts'
import type { Conflict } from '../../merge.ts'
import { fieldLabel } from '../words.ts'

/** The name of the field in which a person chooses. */
export const choiceName = (index: number): string => `scelta.${index}`

interface Props {
  cx: Cx
  action: string
  kind: PartKind
  /** Everything that was typed, and the revision that is looked at (`vista`). */
  hidden: RawValues
  conflicts: readonly Conflict[]
  theirName: string
  /** It was sent without all choices. */
  unanswered: boolean
}

/** What two people wrote differently, side by side; nothing is lost until the person chose. */
export function MergeView({ cx, action, kind, hidden, conflicts, theirName, unanswered }: Props) {
  const missing = unanswered
    ? conflicts.flatMap((_one, at) => (textValue(hidden, choiceName(at)) ? [] : [at]))
    : []
  const errors = Object.fromEntries(missing.map((at) => [choiceName(at), cx.t('spaces.merge.choose')]))
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <p class="measure">{cx.t('spaces.merge.lead', { name: theirName })}</p>
      <Form action={href(cx, action)} class="stack">
        {Object.keys(hidden)
          .filter((name) => !name.startsWith('scelta.'))
          .flatMap((name) =>
            listValue(hidden, name).map((value, at) => (
              <input key={`${name}-${at}`} type="hidden" name={name} value={value} />
            )),
          )}
        {conflicts.map((conflict, at) => (
          <OneConflict
            key={conflict.key}
            {...{ cx, kind, conflict, at, theirName }}
            chosen={textValue(hidden, choiceName(at))}
          />
        ))}
        <p>
          <Button>{cx.t('spaces.merge.save')}</Button>
        </p>
      </Form>
    </>
  )
}

function OneConflict({
  cx,
  kind,
  conflict: { key, before, mine, theirs },
  at,
  theirName,
  chosen,
}: Pick<Props, 'cx' | 'kind' | 'theirName'> & { conflict: Conflict; at: number; chosen: string }) {
  const [field = '', lang = ''] = key.split('.')
  const words = fieldLabel(cx, kind, field)
  const other = isLang(lang) && lang !== cx.lang ? { lang } : {}
  const ways = [
    { value: 'mia', words: cx.t('spaces.merge.mine'), text: mine },
    { value: 'loro', words: cx.t('spaces.merge.theirs', { name: theirName }), text: theirs },
  ]
  return (
    <Fieldset legend={isLang(lang) ? `${words} (${LANGUAGE_NAMES[lang]})` : words}>
      {ways.map(({ value, words: label, text }, index) => (
        <Choice
          key={value}
          type="radio"
          name={choiceName(at)}
          id={index === 0 ? fieldId(choiceName(at)) : `${fieldId(choiceName(at))}-1`}
          value={value}
          checked={chosen === value}
          label={
            <>
              <b>{label}</b> <Difference t={cx.t} before={before} after={text} {...other} />
            </>
          }
        />
      ))}
    </Fieldset>
  )
}
