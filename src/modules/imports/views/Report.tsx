import type { Cx } from '../../../platform/cx.ts'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import type { Note } from '../draft.ts'
import { noteText } from '../note-text.ts'
import { OUTCOMES } from '../outcome.ts'
import { importPath } from '../paths.ts'
import type { ImportSheet } from '../sheet.ts'
import { numberOf } from './ImportList.tsx'

/** How many rows had which outcome, and what was noticed on the way. */
export const Report = ({ cx, sheet: { batch, counts, notes, kept } }: { cx: Cx; sheet: ImportSheet }) => (
  <>
    <Table
      caption={cx.t('imports.outcomes_title')}
      rows={OUTCOMES}
      columns={[
        { label: cx.t('imports.state'), cell: (outcome) => cx.t(`imports.outcome_${outcome}`) },
        { label: cx.t('imports.rows'), cell: (outcome) => numberOf(cx, counts[outcome]), number: true },
      ]}
    />
    {kept > 0 && (
      <Alert cx={cx} tone="warning">
        <p>{cx.t('imports.undo_kept', { count: kept })}</p>
      </Alert>
    )}
    {notes.length > 0 && (
      <Table
        caption={cx.t('imports.noticed_title')}
        rows={notes}
        columns={[
          {
            label: cx.t('imports.noticed_note'),
            cell: ({ code }) => noteText({ code: code as Note['code'], detail: '…' }, cx.t),
          },
          { label: cx.t('imports.rows'), cell: ({ n }) => numberOf(cx, n), number: true },
        ]}
      />
    )}
    {batch.forgotten_at ? (
      <p>{cx.t('imports.forgotten')}</p>
    ) : (
      notes.length > 0 && (
        <p>
          <LinkButton href={href(cx, importPath(batch.id, 'righe.csv'))} kind="secondary" icon="download">
            {cx.t('imports.download_errors')}
          </LinkButton>
        </p>
      )
    )}
  </>
)
