import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { CHANGES } from '../../paths.ts'
import { KINDS } from '../kinds.ts'
import type { ChangeProps } from './ChangePage.tsx'

/** First what changes, then what it needs; then everything is only looked at. */
export const KindForm = (props: ChangeProps) => {
  const { cx, change, kinds, kind } = props
  const path = href(cx, `${CHANGES}/${change.id}`)
  return (
    <>
      <Form action={path} method="get" class="stack">
        <Radios
          cx={cx}
          name="cosa"
          label={cx.t('lists.what_changes')}
          value={kind ?? ''}
          error={props.errors.cosa}
          options={kinds.map((name) => ({ value: name, label: cx.t(KINDS[name].label) }))}
        />
        <Button kind={kind ? 'secondary' : 'primary'}>{cx.t('lists.go_on')}</Button>
      </Form>
      {kind && (
        <Form action={path} hidden={{ azione: 'prepara', cosa: kind }} class="stack">
          <h2>{cx.t(KINDS[kind].label)}</h2>
          <Fields {...props} />
          <Button>{cx.t('lists.look_first')}</Button>
        </Form>
      )}
    </>
  )
}

function Fields({ cx, kind, codes, errors, values }: ChangeProps) {
  const value = (name: string) => textValue(values, name)
  return (
    <>
      {kind !== 'ask' && (
        <SelectField
          cx={cx}
          name="codice"
          label={cx.t('lists.which')}
          value={value('codice')}
          error={errors.codice}
          options={codes?.options ?? []}
        />
      )}
      {kind === 'verify' && (
        <TextField
          cx={cx}
          name="giorno"
          type="date"
          short
          label={cx.t('lists.mark_on')}
          value={value('giorno') || cx.now.toISOString().slice(0, 10)}
          error={errors.giorno}
        />
      )}
      {(kind === 'verify' || kind === 'trust') && (
        <TextArea
          cx={cx}
          name="motivo"
          label={cx.t(kind === 'trust' ? 'lists.why' : 'lists.mark_note')}
          value={value('motivo')}
          error={errors.motivo}
          rows={3}
          optional={kind === 'verify'}
          anyScript
        />
      )}
    </>
  )
}
