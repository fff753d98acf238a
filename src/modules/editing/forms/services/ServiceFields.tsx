import type { ComponentChildren } from 'preact'
import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Checkboxes } from '../../../../platform/ui/Checkboxes.tsx'
import { listValue } from '../../../../platform/ui/field.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { placeName } from '../place-name.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { LanguageChoices } from '../views/LanguageChoices.tsx'
import { PhoneFields } from '../views/PhoneFields.tsx'
import { TermChoices } from '../views/TermChoices.tsx'
import { CostFields } from './CostFields.tsx'
import { STATUSES } from './services.ts'

/** A service: what it is in sight, then each question people ask under a fold of its own. */
export function ServiceFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'name')}
        anyScript
        label={cx.t('editing.forms.service_name')}
        hint={cx.t('editing.forms.service_name_hint')}
      />
      <TextArea
        {...fieldOf(props, 'description')}
        label={cx.t('editing.forms.service_description')}
        hint={cx.t('editing.forms.service_description_hint')}
        anyScript
        optional
      />
      <Fold
        {...props}
        word="service_who"
        names={['eligibility_description', 'minimum_age', 'maximum_age', 'beneficiaries']}
      >
        <ForWhom {...props} />
      </Fold>
      <Fold {...props} word="service_how" names={['application_process', 'documents', 'wait_time']}>
        <HowToAsk {...props} />
      </Fold>
      <Fold
        {...props}
        word="service_cost"
        names={['free', 'fees_description', 'costs.0.amount', 'costs.0.amount_description']}
      >
        <CostFields {...props} />
      </Fold>
      <Fold {...props} word="service_where" names={['places', 'phones.0.number', 'email', 'url']}>
        <Where {...props} />
      </Fold>
      <Fold {...props} word="languages" names={['languages']}>
        <LanguageChoices {...props} />
      </Fold>
      <Fold {...props} word="service_kind" names={['sectors', 'program_id']}>
        <Kind {...props} />
      </Fold>
      <Fold {...props} word="service_state" names={['alert']}>
        <State {...props} />
      </Fold>
    </>
  )
}

interface FoldProps extends FieldsProps {
  word:
    | 'service_who'
    | 'service_how'
    | 'service_cost'
    | 'service_where'
    | 'languages'
    | 'service_kind'
    | 'service_state'
  /** Fields that keep it open when they hold something or are wrong. */
  names: readonly string[]
  children: ComponentChildren
}

const Fold = ({ cx, values, errors, word, names, children }: FoldProps) => {
  const filled = names.some((name) => listValue(values, name).some(Boolean))
  const wrong = Object.keys(errors).some((field) =>
    names.some((name) => field.split('.')[0] === name.split('.')[0]),
  )
  return (
    <Accordion summary={cx.t(`editing.forms.${word}`)} open={filled || wrong}>
      {children}
    </Accordion>
  )
}

function ForWhom(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextArea
        {...fieldOf(props, 'eligibility_description')}
        label={cx.t('directory.field.eligibility_description')}
        hint={cx.t('editing.forms.eligibility_hint')}
        rows={3}
        anyScript
        optional
      />
      <TextField
        {...fieldOf(props, 'minimum_age')}
        label={cx.t('directory.field.minimum_age')}
        inputMode="numeric"
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'maximum_age')}
        label={cx.t('directory.field.maximum_age')}
        inputMode="numeric"
        short
        optional
      />
      <TermChoices
        {...props}
        name="beneficiaries"
        list="beneficiary"
        label={cx.t('editing.forms.beneficiaries')}
      />
    </>
  )
}

function HowToAsk(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextArea
        {...fieldOf(props, 'application_process')}
        label={cx.t('directory.field.application_process')}
        hint={cx.t('editing.forms.application_hint')}
        rows={3}
        anyScript
        optional
      />
      <TextArea
        {...fieldOf(props, 'documents')}
        label={cx.t('editing.forms.documents')}
        hint={cx.t('editing.forms.documents_hint')}
        rows={3}
        anyScript
        optional
      />
      <TextField
        {...fieldOf(props, 'wait_time')}
        anyScript
        label={cx.t('directory.field.wait_time')}
        hint={cx.t('editing.forms.wait_hint')}
        optional
      />
    </>
  )
}

function Where(props: FieldsProps) {
  const { cx, document, values, errors } = props
  return (
    <>
      {document.locations.length > 0 && (
        <Checkboxes
          cx={cx}
          name="places"
          label={cx.t('editing.forms.service_places')}
          options={document.locations.map((one) => ({
            value: one.id,
            label: <bdi>{placeName(one, cx, props.known)}</bdi>,
          }))}
          values={listValue(values, 'places')}
          error={errors.places}
          optional
        />
      )}
      <PhoneFields {...props} />
      <TextField
        {...fieldOf(props, 'email')}
        label={cx.t('directory.field.email')}
        type="email"
        inputMode="email"
        optional
      />
      <TextField
        {...fieldOf(props, 'url')}
        label={cx.t('directory.field.url')}
        hint={cx.t('editing.forms.website_hint')}
        inputMode="url"
        code
        optional
      />
    </>
  )
}

function Kind(props: FieldsProps) {
  const { cx, document } = props
  return (
    <>
      <TermChoices {...props} name="sectors" list="sector" label={cx.t('editing.forms.sectors')} />
      {document.programs.length > 0 && (
        <SelectField
          {...fieldOf(props, 'program_id')}
          label={cx.t('directory.field.program_id')}
          options={document.programs.map(({ id, name }) => ({ value: id, label: name }))}
          empty={cx.t('editing.forms.none')}
          optional
        />
      )}
    </>
  )
}

function State(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <Radios
        {...fieldOf(props, 'status')}
        label={cx.t('directory.field.status')}
        options={STATUSES.map((value) => ({ value, label: cx.t(STATUS_WORDS[value]) }))}
      />
      <TextArea
        {...fieldOf(props, 'alert')}
        label={cx.t('directory.field.alert')}
        hint={cx.t('editing.forms.alert_hint')}
        rows={2}
        anyScript
        optional
      />
    </>
  )
}

const STATUS_WORDS = {
  active: 'editing.forms.status_active',
  'temporarily closed': 'editing.forms.status_paused',
  inactive: 'editing.forms.status_inactive',
  defunct: 'editing.forms.status_defunct',
} as const
