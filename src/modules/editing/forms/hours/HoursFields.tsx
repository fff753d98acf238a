import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Checkboxes } from '../../../../platform/ui/Checkboxes.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { listValue, textValue } from '../../../../platform/ui/field.ts'
import { Callout } from '../../../../platform/ui/Notice.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { DAYS, dayName } from '../../../directory/api.ts'
import { lengthOf } from '../fields.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { dayField } from './hours.ts'
import { TEMPLATES } from './hours-steps.ts'
import { typedHours } from './typed-hours.ts'
import type { Week } from './week.ts'
import { weekWords } from './week-words.ts'

/** The hours of one owner: the same for several days at once, then each day, then seasons and closures. */
export function HoursFields(props: FieldsProps) {
  const { cx, values } = props
  return (
    <>
      <Preview {...props} />
      <QuickFill {...props} />
      <Fieldset legend={cx.t('editing.forms.hours_week')}>
        <p class="hint">{cx.t('editing.forms.hours_hint')}</p>
        <DayFields {...props} prefix="" />
        <p>
          <Button kind="secondary" small name="passo" value="mostra">
            {cx.t('editing.forms.hours_show')}
          </Button>
        </p>
      </Fieldset>
      <Accordion
        summary={cx.t('editing.forms.hours_closures')}
        open={holds(props, 'closures', ['from', 'to'])}
      >
        <p class="hint">{cx.t('editing.forms.hours_closures_hint')}</p>
        {rowsIn('closures', values).map((index) => (
          <Closure key={index} {...props} index={index} />
        ))}
      </Accordion>
      <Accordion summary={cx.t('editing.forms.hours_seasons')} open={holds(props, 'seasons', ['from', 'to'])}>
        <p class="hint">{cx.t('editing.forms.hours_seasons_hint')}</p>
        {rowsIn('seasons', values).map((index) => (
          <SeasonFields key={index} {...props} index={index} />
        ))}
      </Accordion>
    </>
  )
}

const rowsIn = (list: string, values: FieldsProps['values']) =>
  Array.from({ length: lengthOf(list, values) }, (_, index) => index)

/** Whether a list of the form has something in it, or something wrong. */
const holds = ({ values, errors }: FieldsProps, list: string, fields: readonly string[]): boolean =>
  rowsIn(list, values).some((index) =>
    fields.some((field) => textValue(values, `${list}.${index}.${field}`)),
  ) || Object.keys(errors).some((name) => name.startsWith(`${list}.`))

/** What was typed, as people will read it. */
function Preview({ cx, values }: FieldsProps) {
  const week = Object.fromEntries(
    DAYS.map((day) => [day, typedHours(textValue(values, dayField(day))) ?? []]),
  ) as unknown as Week
  const words = weekWords(cx, week)
  if (words.length === 0) return null
  return (
    <Callout title={cx.t('editing.forms.hours_read')}>
      <ul class="plain-list">
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Callout>
  )
}

function QuickFill(props: FieldsProps) {
  const { cx, values } = props
  return (
    <Accordion
      summary={cx.t('editing.forms.hours_quick')}
      open={DAYS.every((day) => !textValue(values, dayField(day)))}
    >
      <p class="cluster">
        {Object.keys(TEMPLATES).map((name) => (
          <Button key={name} kind="secondary" small name="passo" value={name}>
            {cx.t(`editing.forms.hours_${name as 'mattine' | 'pomeriggi' | 'giornate'}`)}
          </Button>
        ))}
      </p>
      <Checkboxes
        cx={cx}
        name="days"
        label={cx.t('editing.forms.hours_days')}
        options={DAYS.map((day) => ({ value: day, label: dayName(cx, day) }))}
        values={listValue(values, 'days')}
        inline
        optional
      />
      <TextField
        {...fieldOf(props, 'fill')}
        label={cx.t('editing.forms.hours_fill')}
        hint={cx.t('editing.forms.hours_hint')}
        code
        short
        optional
      />
      <p>
        <Button kind="secondary" small name="passo" value="riempi">
          {cx.t('editing.forms.hours_fill_button')}
        </Button>
      </p>
    </Accordion>
  )
}

const DayFields = ({ prefix, ...props }: FieldsProps & { prefix: string }) => (
  <div class="day-fields">
    {DAYS.map((day) => (
      <TextField
        key={day}
        {...fieldOf(props, `${prefix}${dayField(day)}`)}
        label={dayName(props.cx, day)}
        code
        short
        optional
      />
    ))}
  </div>
)

const Period = ({ prefix, ...props }: FieldsProps & { prefix: string }) => (
  <>
    <TextField
      {...fieldOf(props, `${prefix}from`)}
      label={props.cx.t('directory.field.valid_from')}
      type="date"
      short
      optional
    />
    <TextField
      {...fieldOf(props, `${prefix}to`)}
      label={props.cx.t('directory.field.valid_to')}
      type="date"
      short
      optional
    />
  </>
)

function Closure({ index, ...props }: FieldsProps & { index: number }) {
  const prefix = `closures.${index}.`
  return (
    <div class="form-row">
      <input type="hidden" name={`${prefix}id`} value={textValue(props.values, `${prefix}id`)} />
      <Period {...props} prefix={prefix} />
      <TextField
        {...fieldOf(props, `${prefix}note`)}
        anyScript
        label={props.cx.t('editing.forms.hours_why_closed')}
        optional
      />
    </div>
  )
}

function SeasonFields({ index, ...props }: FieldsProps & { index: number }) {
  const prefix = `seasons.${index}.`
  return (
    <div class="form-row">
      <input type="hidden" name={`${prefix}key`} value={textValue(props.values, `${prefix}key`)} />
      <Period {...props} prefix={prefix} />
      <DayFields {...props} prefix={prefix} />
    </div>
  )
}
