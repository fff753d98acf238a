import type { Cx } from '../../../../platform/cx.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import { CHANGES } from '../../paths.ts'
import { kindOf } from '../kinds.ts'
import type { ListedChange } from '../queries.ts'

/** Changes of many records, the latest first. */
export const ChangeList = ({ cx, changes }: { cx: Cx; changes: readonly ListedChange[] }) =>
  changes.length === 0 ? (
    <p>{cx.t('lists.no_changes')}</p>
  ) : (
    <Table
      caption={cx.t('lists.changes')}
      quietCaption
      rows={changes}
      columns={[
        {
          label: cx.t('lists.change'),
          cell: ({ id, kind }) => (
            <a href={href(cx, `${CHANGES}/${id}`)}>{cx.t(kindOf(kind)?.label ?? 'lists.not_chosen')}</a>
          ),
        },
        {
          label: cx.t('lists.records'),
          cell: ({ total }) => cx.t('lists.number', { number: total }),
          number: true,
        },
        { label: cx.t('lists.state'), cell: ({ state }) => cx.t(`lists.pass_${state}`) },
        { label: cx.t('lists.begun_by'), cell: ({ by_name }) => <bdi>{by_name}</bdi> },
        { label: cx.t('lists.begun_on'), cell: (row) => cx.t('lists.date', { date: row.created_at }) },
      ]}
    />
  )
