import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { ChoiceFrame } from '../../../../platform/ui/FieldParts.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { fieldId, listValue, textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { languageNames } from '../../../directory/api.ts'
import { CHANNELS, OUTCOMES, SPOKEN, WHO } from '../contact.ts'

export interface ContactFieldsProps {
  cx: Cx
  action: string
  values: RawValues
  errors: FieldErrors
  /** Words offered for topics. */
  words: readonly string[]
  /** Records the contact is about. */
  records: readonly { id: string; name: string; lang: string }[]
  /** A colleague changed it since the form was opened. */
  moved?: boolean
}

/** The form of a contact: what counts first, everything else may stay empty. */
export const ContactFields = (props: ContactFieldsProps) => {
  const { cx, action, values, errors } = props
  const field = (name: string) => ({ cx, name, value: textValue(values, name), error: errors[name] })
  const option = (key: 'channel' | 'who' | 'outcome', all: readonly string[]) =>
    all.map((value) => ({ value, label: cx.t(`desk.${key}_${value}` as 'desk.who_citizen') }))
  return (
    <>
      {props.moved && (
        <Alert cx={cx} tone="warning" live>
          <p>{cx.t('desk.contact_moved')}</p>
        </Alert>
      )}
      <ErrorSummary cx={cx} errors={errors} />
      <p class="measure">{cx.t('desk.no_names')}</p>
      <Form action={href(cx, action)} once hidden={{ versione: textValue(values, 'versione') }} class="stack">
        <Radios
          {...field('canale')}
          label={cx.t('desk.channel')}
          options={option('channel', CHANNELS)}
          inline
        />
        <Radios {...field('chi')} label={cx.t('desk.who')} options={option('who', WHO)} inline />
        <Radios
          {...field('esito')}
          label={cx.t('desk.outcome')}
          options={option('outcome', OUTCOMES)}
          inline
        />
        <Topics {...props} />
        <TextField
          {...field('domanda')}
          label={cx.t('desk.question')}
          hint={cx.t('desk.question_hint')}
          optional
        />
        <div class="day-fields">
          <TextField {...field('minuti')} label={cx.t('desk.minutes')} inputMode="numeric" short optional />
          <SelectField
            {...field('lingua')}
            label={cx.t('desk.language')}
            options={SPOKEN.map((code) => ({ value: code, label: languageNames(cx, code).name }))}
            empty={false}
            short
          />
        </div>
        <Choice
          type="checkbox"
          id={fieldId('interprete')}
          name="interprete"
          value="si"
          label={cx.t('desk.interpreter')}
          checked={textValue(values, 'interprete') === 'si'}
        />
        <Records {...props} />
        <TextArea
          {...field('nota')}
          label={cx.t('desk.note')}
          hint={cx.t('desk.note_hint')}
          rows={3}
          anyScript
          optional
        />
        <TextField {...field('entro')} label={cx.t('desk.follow_up')} type="date" short optional />
        <Choice
          type="checkbox"
          id={fieldId('incaricato')}
          name="incaricato"
          value="io"
          label={cx.t('desk.follow_up_mine')}
          checked={textValue(values, 'incaricato') === 'io'}
        />
        <p>
          <Button accessKey="k">{cx.t('desk.save')}</Button>
        </p>
      </Form>
    </>
  )
}

const FIELDS = 3

/** Several topics, each with the words of the lists offered while one types. */
function Topics({ cx, values, errors, words }: ContactFieldsProps) {
  const typed = listValue(values, 'argomento')
  const fields = [...typed, ...Array.from({ length: FIELDS }, () => '')].slice(
    0,
    Math.max(FIELDS, typed.length + 1),
  )
  return (
    <ChoiceFrame
      field={{
        cx,
        name: 'argomento',
        label: cx.t('desk.topics'),
        hint: cx.t('desk.topics_hint'),
        error: errors.argomento,
        optional: true,
      }}
    >
      <datalist id="parole">
        {words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      <div class="day-fields">
        {fields.map((value, index) => (
          <input
            key={index}
            class="form-control"
            id={index === 0 ? fieldId('argomento') : undefined}
            name="argomento"
            value={value}
            list="parole"
            dir="auto"
            autocomplete="off"
            aria-label={cx.t('desk.topic_number', { number: index + 1 })}
          />
        ))}
      </div>
    </ChoiceFrame>
  )
}

const Records = ({ cx, records, values }: ContactFieldsProps) =>
  records.length > 0 && (
    <ChoiceFrame field={{ cx, name: 'ente', label: cx.t('desk.records'), optional: true }}>
      {records.map(({ id, name, lang }) => (
        <Choice
          key={id}
          type="checkbox"
          id={`${fieldId('ente')}-${id}`}
          name="ente"
          value={id}
          label={
            <bdi lang={lang} class="wraps">
              {name}
            </bdi>
          }
          checked={listValue(values, 'ente').includes(id)}
        />
      ))}
    </ChoiceFrame>
  )
