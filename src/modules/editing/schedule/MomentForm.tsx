import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { clockAt } from '../../../platform/i18n/time-zone.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Fieldset } from '../../../platform/ui/Fieldset.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'

interface MomentProps {
  cx: Cx
  errors: FieldErrors
  values: RawValues
}

/** The day and the hour from which something shall be public; both may stay empty. */
export const MomentFields = ({ cx, errors, values }: MomentProps) => (
  <Fieldset legend={cx.t('editing.schedule.later')}>
    <TextField
      cx={cx}
      name="giorno"
      type="date"
      label={cx.t('editing.schedule.day')}
      hint={cx.t('editing.schedule.hint')}
      value={textValue(values, 'giorno')}
      error={errors.giorno}
      short
      optional
    />
    <TextField
      cx={cx}
      name="ora"
      type="time"
      label={cx.t('editing.schedule.hour')}
      value={textValue(values, 'ora')}
      error={errors.ora}
      short
      optional
    />
  </Fieldset>
)

/** A moment as the two fields hold it. */
export function momentValues(cx: Pick<Cx, 'config'>, at: Date | null): RawValues {
  if (!at) return {}
  const { day, time } = clockAt(at, cx.config.timeZone)
  return { giorno: day, ora: time }
}

interface MomentFormProps extends MomentProps {
  action: string
  state: string
  /** Those of the organisation may take what is scheduled back. */
  mayTakeBack: boolean
  gone: boolean
}

/** Another moment, none, or back into the draft. */
export const MomentForm = ({ cx, errors, values, action, state, mayTakeBack, gone }: MomentFormProps) => (
  <>
    <ErrorSummary cx={cx} errors={errors} />
    {gone && <Alert cx={cx} tone="warning" title={cx.t('editing.schedule.gone')} live />}
    <Form action={action} class="stack">
      <MomentFields cx={cx} errors={errors} values={values} />
      <div class="form-actions">
        <Button name="azione" value="sposta">
          {cx.t('editing.schedule.set')}
        </Button>
        <Button kind="secondary" name="azione" value="subito">
          {cx.t(state === 'scheduled' ? 'editing.schedule.now_scheduled' : 'editing.schedule.now_waiting')}
        </Button>
        {mayTakeBack && state === 'scheduled' && (
          <Button kind="secondary" name="azione" value="riprendi">
            {cx.t('editing.schedule.take_back')}
          </Button>
        )}
      </div>
    </Form>
  </>
)
