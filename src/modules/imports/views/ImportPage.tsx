import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { Accordion } from '../../../platform/ui/Accordion.tsx'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { Checkboxes } from '../../../platform/ui/Checkboxes.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { importPath } from '../paths.ts'
import type { ImportSheet } from '../sheet.ts'
import { Columns } from './Columns.tsx'
import { Decisions } from './Decisions.tsx'
import { numberOf } from './ImportList.tsx'
import { Report } from './Report.tsx'

interface ImportPageProps {
  cx: Cx
  sheet: ImportSheet
  errors?: FieldErrors
}

/** One import, from its columns to its undoing: each state shows what can be done next. */
export function ImportPage({ cx, sheet, errors = {} }: ImportPageProps) {
  const { batch } = sheet
  const done = batch.state === 'checked' || batch.state === 'applied' || batch.state === 'undone'
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <p>
        <strong>{cx.t(`imports.state_${batch.state}`)}</strong> · <bdi class="wraps">{batch.file_name}</bdi> ·{' '}
        {cx.t('imports.rows_read', { count: batch.rows_read })}
      </p>
      {sheet.where && <p>{cx.t('imports.only_there', { places: sheet.where })}</p>}
      {isRunning(batch.state) && <Progress cx={cx} sheet={sheet} />}
      {batch.state === 'mapping' && <Columns cx={cx} sheet={sheet} errors={errors} />}
      {done && <Report cx={cx} sheet={sheet} />}
      {batch.state === 'checked' && (
        <>
          <Alert cx={cx} title={cx.t('imports.dry_done')} live />
          <Decisions cx={cx} sheet={sheet} />
          <section>
            <Form action={href(cx, importPath(batch.id, 'importa'))}>
              <Button>{cx.t('imports.run_button')}</Button>
            </Form>
          </section>
          <Accordion summary={cx.t('imports.change_columns')}>
            <Columns cx={cx} sheet={sheet} errors={errors} />
          </Accordion>
        </>
      )}
      {batch.state === 'applied' && (
        <>
          <Decisions cx={cx} sheet={sheet} />
          <Undo cx={cx} id={batch.id} errors={errors} />
        </>
      )}
    </>
  )
}

/** Whether the import is at work by itself. */
export const isRunning = (state: string): boolean =>
  ['staging', 'checking', 'applying', 'undoing'].includes(state)

function Progress({ cx, sheet: { batch } }: { cx: Cx; sheet: ImportSheet }) {
  return (
    <>
      <Alert cx={cx} live>
        <p>
          <label>
            {cx.t('imports.running', { done: batch.done_rows, total: batch.rows_read })}{' '}
            <progress value={batch.done_rows} max={Math.max(1, batch.rows_read)}>
              {numberOf(cx, batch.done_rows)}
            </progress>
          </label>
        </p>
        <p>{cx.t('imports.running_lead')}</p>
      </Alert>
      <LinkButton href={href(cx, importPath(batch.id))} kind="secondary">
        {cx.t('imports.refresh')}
      </LinkButton>
      {batch.error !== null && (
        <Form action={href(cx, importPath(batch.id, 'importa'))}>
          <Alert cx={cx} tone="danger" title={cx.t('imports.state_failed' as MessageKey)}>
            <Button kind="secondary">{cx.t('imports.run_button')}</Button>
          </Alert>
        </Form>
      )}
    </>
  )
}

const Undo = ({ cx, id, errors }: { cx: Cx; id: string; errors: FieldErrors }) => (
  <section aria-labelledby="undo">
    <h2 id="undo">{cx.t('imports.undo_title')}</h2>
    <Form action={href(cx, importPath(id, 'annulla'))}>
      <Checkboxes
        cx={cx}
        name="conferma"
        label={cx.t('imports.undo_lead')}
        error={errors.conferma}
        options={[{ value: 'si', label: cx.t('imports.undo_confirm') }]}
      />
      <Button kind="danger">{cx.t('imports.undo_button')}</Button>
    </Form>
  </section>
)
