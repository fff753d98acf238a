import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import type { CodeLists, Taxonomy, Term } from '../../../taxonomy/api.ts'
import { CODES } from '../paths.ts'

interface RetireProps {
  cx: Cx
  lists: CodeLists
  list: Taxonomy
  term: Term
  /** Organisations that have it. */
  count: number
  wrong: 'in_use' | 'replacement' | undefined
}

/** What shall stand in the place of a term, before it is retired. */
export function RetirePage({ cx, lists, list, term, count, wrong }: RetireProps) {
  const error = wrong && cx.t(`directory.codes.refused_${wrong}`)
  const others = lists.terms(list.code).filter(({ code }) => code !== term.code)
  return (
    <>
      <ErrorSummary cx={cx} errors={error ? { al_posto: error } : {}} />
      <p>{cx.t('directory.codes.using', { count })}</p>
      <p>{cx.t('directory.codes.retire_text')}</p>
      <Form action={href(cx, `${CODES}/${list.code}/${encodeURIComponent(term.code)}/ritira`)} class="stack">
        <SelectField
          cx={cx}
          name="al_posto"
          label={cx.t('directory.codes.replacement')}
          empty={count === 0 ? cx.t('directory.codes.no_replacement') : cx.t('ui.field_choose')}
          options={others.map(({ code, words }) => ({ value: code, label: words[cx.lang].label }))}
          error={error}
          optional={count === 0}
        />
        <div class="form-actions">
          <Button>{cx.t('directory.codes.retire_do')}</Button>
          <a href={href(cx, `${CODES}/${list.code}`)}>{cx.t('directory.codes.leave')}</a>
        </div>
      </Form>
    </>
  )
}
