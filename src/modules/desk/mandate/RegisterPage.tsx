import type { Cx } from '../../../platform/cx.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { type Option, SelectField } from '../../../platform/ui/SelectField.tsx'
import { TextArea } from '../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import type { DeskRecord } from '../desk-records.ts'
import { mandateFor, REGISTER } from '../paths.ts'
import { type FormProps, fieldOf, MandateFields } from './MandateFields.tsx'

interface RegisterProps extends FormProps {
  types: readonly Option[]
  towns: readonly Option[]
  /** Records that have this code, or that look alike. */
  found: readonly DeskRecord[]
  /** The code is theirs: nothing can be registered with it. */
  taken: boolean
}

/** Registers an organisation while one talks: the code first, so that nothing is there twice. */
export const RegisterPage = (props: RegisterProps) => {
  const { cx, errors, found, taken, types, towns } = props
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      {found.length > 0 && <Found cx={cx} found={found} taken={taken} />}
      <Form
        action={href(cx, REGISTER)}
        once
        hidden={found.length > 0 && !taken ? { nessuno: '1' } : {}}
        class="stack"
      >
        <TextField
          {...fieldOf(props, 'codice')}
          label={cx.t('desk.tax_code')}
          hint={cx.t('desk.tax_code_hint')}
          inputMode="numeric"
          autocomplete="off"
          short
          code
          optional
        />
        <TextField {...fieldOf(props, 'nome')} label={cx.t('desk.body_name')} autocomplete="off" />
        <SelectField {...fieldOf(props, 'tipo')} label={cx.t('desk.body_type')} options={types} />
        <SelectField {...fieldOf(props, 'comune')} label={cx.t('desk.body_town')} options={towns} />
        <TextField {...fieldOf(props, 'indirizzo')} label={cx.t('desk.body_address')} optional />
        <TextField {...fieldOf(props, 'telefono')} label={cx.t('desk.body_phone')} type="tel" optional />
        <TextField
          {...fieldOf(props, 'email')}
          label={cx.t('desk.body_email')}
          hint={cx.t('desk.body_email_hint')}
          type="email"
          optional
        />
        <SelectField
          {...fieldOf(props, 'lingua')}
          label={cx.t('desk.body_language')}
          empty={false}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <TextArea
          {...fieldOf(props, 'descrizione')}
          label={cx.t('desk.body_what')}
          rows={4}
          anyScript
          optional
        />
        <MandateFields {...props} />
        <p>
          <Button accessKey="k">
            {cx.t(found.length > 0 && !taken ? 'desk.register_new' : 'desk.register_do')}
          </Button>
        </p>
      </Form>
    </div>
  )
}

const Found = ({ cx, found, taken }: { cx: Cx; found: readonly DeskRecord[]; taken: boolean }) => (
  <Alert cx={cx} tone="warning" title={cx.t(taken ? 'desk.code_taken' : 'desk.alike')} live>
    <ul>
      {found.map(({ id, name, lang, address }) => (
        <li key={id}>
          <bdi lang={lang} class="wraps">
            {name}
          </bdi>{' '}
          {address && <span class="soft">{address}</span>}{' '}
          <LinkButton href={href(cx, mandateFor(id))} kind="secondary" small>
            {cx.t('desk.update')}
          </LinkButton>
        </li>
      ))}
    </ul>
  </Alert>
)
