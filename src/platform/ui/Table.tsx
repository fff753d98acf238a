import type { ComponentChildren } from 'preact'

/** One column: its heading and what it shows of a row. */
export interface Column<Row> {
  label: string
  cell: (row: Row) => ComponentChildren
  number?: boolean
  /** The rows may be put in the order of this column: the address of the list in that order, and how it is now. */
  order?: { href: string; now?: 'ascending' | 'descending' | undefined }
}

interface TableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** The caption is for screen readers only, where a heading above says the same. */
  quietCaption?: boolean
  /** More columns than most screens hold: it may be scrolled sideways, by keyboard too. */
  wide?: boolean
  /** On a narrow screen what is beside the name stands in lines of text: for lists of many rows. */
  dense?: boolean
}

// Said again because browsers forget the roles of a table whose rows are shown as blocks on narrow screens.
const ROLE = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

/** Rows and columns; on a narrow screen each row becomes a small card with its headings. The first column names the row. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, quietCaption = false, wide = false, dense = false } = props
  const [first, ...others] = columns
  return (
    <div class="table-wrapper" {...(wide && { role: 'region', tabIndex: 0, 'aria-label': caption })}>
      <table class={`table table-stacks${dense ? ' table-dense' : ''}`} {...ROLE.table}>
        <caption class={quietCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead {...ROLE.group}>
          <tr {...ROLE.row}>
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                class={column.number ? 'number' : undefined}
                aria-sort={column.order?.now}
                {...ROLE.head}
              >
                {column.order ? <OrderLink label={column.label} order={column.order} /> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.group}>
          {rows.map((row, index) => (
            <tr key={index} {...ROLE.row}>
              {first && (
                <th scope="row" {...ROLE.rowHead}>
                  {first.cell(row)}
                </th>
              )}
              {others.map((column) => (
                <td
                  key={column.label}
                  class={column.number ? 'number' : undefined}
                  data-label={column.label}
                  {...ROLE.cell}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const OrderLink = ({ label, order: { href, now } }: { label: string; order: Ordering }) => (
  <a href={href}>
    {label}
    {now && <span aria-hidden="true">{now === 'ascending' ? ' ↑' : ' ↓'}</span>}
  </a>
)

type Ordering = NonNullable<Column<unknown>['order']>
