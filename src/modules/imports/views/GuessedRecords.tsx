import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Checkboxes } from '../../../platform/ui/Checkboxes.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { Radios } from '../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import type { GuessedTerm } from '../../directory/api.ts'
import type { CodeLists } from '../../taxonomy/api.ts'
import { GUESSES } from '../paths.ts'

/** Records settled at once. */
export const GUESSED_PAGE = 100

interface GuessedRecordsProps {
  cx: Cx
  lists: CodeLists
  guess: GuessedTerm
  records: readonly { id: string; name: string; total: number }[]
  page: number
  errors: FieldErrors
}

/** One guess: the records it is about, all ticked, and what a person says of it. */
export function GuessedRecords({ cx, lists, guess, records, page, errors }: GuessedRecordsProps) {
  if (records.length === 0) return <p>{cx.t('imports.guesses_none')}</p>
  const hidden = { lista: guess.taxonomy, voce: guess.code, regola: guess.rule }
  const entries = lists.terms(guess.taxonomy).filter(({ code }) => code !== guess.code)
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <p>
        {cx.t('imports.guess_rule')}: <code>{guess.rule}</code>
      </p>
      <Form action={href(cx, `${GUESSES}/schede`)} hidden={hidden}>
        <Checkboxes
          cx={cx}
          name="scheda"
          label={cx.t('imports.guess_which')}
          hint={cx.t('imports.guess_which_hint')}
          error={errors.scheda}
          values={records.map(({ id }) => id)}
          options={records.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
        />
        <Radios
          cx={cx}
          name="risposta"
          label={cx.t('imports.guess_answer')}
          error={errors.risposta}
          value={errors.giusta ? 'altra' : 'si'}
          options={[
            { value: 'si', label: cx.t('imports.guess_confirm') },
            { value: 'no', label: cx.t('imports.guess_remove') },
            { value: 'altra', label: cx.t('imports.guess_replace') },
          ]}
        />
        <SelectField
          cx={cx}
          name="giusta"
          label={cx.t('imports.guess_replace_with')}
          error={errors.giusta}
          options={entries.map(({ code, words }) => ({ value: code, label: words[cx.lang].label }))}
          optional
        />
        <Button>{cx.t('imports.guess_save')}</Button>
      </Form>
      <Pagination cx={cx} page={page} pages={Math.ceil((records[0]?.total ?? 0) / GUESSED_PAGE)} />
    </>
  )
}
