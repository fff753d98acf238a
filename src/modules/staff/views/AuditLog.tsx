import type { Cx } from '../../../platform/cx.ts'
import { locale } from '../../../platform/i18n/catalogue.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { type AuditLine, LOG_PAGE } from '../queries.ts'

interface AuditLogProps {
  cx: Cx
  entries: readonly AuditLine[]
  actions: readonly string[]
  total: number
  page: number
  action: string
}

/** What was done, newest first, with a filter by kind of act. */
export function AuditLog({ cx, entries, actions, total, page, action }: AuditLogProps) {
  const time = new Intl.DateTimeFormat(locale(cx.lang), {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: cx.config.timeZone,
  })
  return (
    <>
      <Form action={`/${cx.lang}/gestione/registro`} method="get" class="cluster">
        <SelectField
          cx={cx}
          name="azione"
          label={cx.t('staff.audit_action')}
          value={action}
          options={[
            { value: '', label: cx.t('staff.audit_all') },
            ...actions.map((value) => ({ value, label: value })),
          ]}
          optional
        />
        <Button kind="secondary">{cx.t('staff.audit_filter')}</Button>
      </Form>
      {entries.length === 0 ? (
        <p>{cx.t('staff.audit_empty')}</p>
      ) : (
        <Table
          caption={cx.t('staff.audit_count', { total })}
          rows={entries}
          columns={[
            { label: cx.t('staff.audit_when'), cell: ({ at }) => time.format(at) },
            { label: cx.t('staff.audit_who'), cell: (line) => <bdi>{who(line)}</bdi> },
            { label: cx.t('staff.audit_action'), cell: (line) => <code>{line.action}</code> },
            {
              label: cx.t('staff.audit_what'),
              cell: (line) => <bdi>{`${line.subject} ${line.subject_id}`}</bdi>,
            },
            { label: cx.t('staff.audit_change'), cell: (line) => <bdi>{change(line)}</bdi> },
          ]}
        />
      )}
      <Pagination cx={cx} page={page} pages={Math.ceil(total / LOG_PAGE)} />
    </>
  )
}

const who = ({ actor_name, on_behalf_of }: AuditLine) =>
  on_behalf_of ? `${actor_name} → ${on_behalf_of}` : actor_name

/** Before and after in one short line; the whole stays in the database. */
const change = ({ before, after, why }: AuditLine) =>
  [before && JSON.stringify(before), after && JSON.stringify(after), why]
    .filter((part) => part !== null && part !== undefined)
    .join(' → ')
    .slice(0, 300)
