import type { FieldErrors } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { MOST_AT_ONCE } from '../decide-guesses.ts'
import type { GuessListProps } from './GuessList.tsx'

/** What to do with the guesses chosen, or with all that the filter leaves. */
export function GuessActions({ cx, total, filter, lists, errors }: GuessListProps & { errors: FieldErrors }) {
  const all = Math.min(total, MOST_AT_ONCE)
  return (
    <Fieldset legend={cx.t('directory.guess.what')}>
      <Radios
        cx={cx}
        name="ambito"
        label={cx.t('directory.guess.which')}
        value="scelte"
        {...(errors.ambito && { error: errors.ambito })}
        options={[
          { value: 'scelte', label: cx.t('directory.guess.chosen') },
          { value: 'tutte', label: cx.t('directory.guess.all_left', { count: all }) },
        ]}
      />
      {filter.taxonomy !== '' && (
        <SelectField
          cx={cx}
          name="nuovo"
          label={cx.t('directory.guess.new_code')}
          {...(errors.nuovo && { error: errors.nuovo })}
          options={lists.terms(filter.taxonomy).map(({ code }) => ({
            value: code,
            label: lists.label(cx.lang, filter.taxonomy, code),
          }))}
          optional
        />
      )}
      <div class="cluster">
        <Button name="azione" value="confirm">
          {cx.t('directory.guess.confirm')}
        </Button>
        {filter.taxonomy !== '' && (
          <Button name="azione" value="replace" kind="secondary">
            {cx.t('directory.guess.replace')}
          </Button>
        )}
        <Button name="azione" value="remove" kind="danger">
          {cx.t('directory.guess.remove')}
        </Button>
      </div>
      {filter.taxonomy === '' && <p class="soft">{cx.t('directory.guess.replace_hint')}</p>}
    </Fieldset>
  )
}
