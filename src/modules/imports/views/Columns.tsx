import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { fieldKey } from '../field-words.ts'
import { FIELDS } from '../fields.ts'
import { importPath } from '../paths.ts'
import type { ImportSheet } from '../sheet.ts'

interface ColumnsProps {
  cx: Cx
  sheet: ImportSheet
  errors: FieldErrors
}

/** Which column feeds which field, with the first rows beside to compare. */
export function Columns({ cx, sheet: { batch, examples }, errors }: ColumnsProps) {
  const columns = batch.header.map((title, at) => ({ value: String(at), label: titleOf(title, at) }))
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{cx.t('imports.columns_title')}</h2>
      <p>{cx.t('imports.columns_lead')}</p>
      {examples.length > 0 && (
        <Table
          caption={cx.t('imports.examples_title')}
          wide
          rows={examples}
          columns={[
            { label: cx.t('imports.row'), cell: ({ row_number }) => String(row_number), number: true },
            ...batch.header.slice(0, 12).map((title, at) => ({
              label: titleOf(title, at),
              cell: ({ cells }: (typeof examples)[number]) => (
                <bdi class="wraps">{(cells?.[at] ?? '').slice(0, 60)}</bdi>
              ),
            })),
          ]}
        />
      )}
      <Form action={href(cx, importPath(batch.id, 'colonne'))}>
        {FIELDS.map((field) => (
          <SelectField
            key={field}
            cx={cx}
            name={field}
            label={cx.t(fieldKey(field))}
            error={errors[field]}
            options={columns}
            value={batch.mapping[field]?.toString() ?? ''}
            empty={cx.t('imports.column_none')}
            optional={field !== 'name'}
          />
        ))}
        <Button>{cx.t('imports.try_button')}</Button>
      </Form>
    </section>
  )
}

/** A column by its title, or by its number when it has none. */
const titleOf = (title: string, at: number) => title.replace(/\s+/g, ' ').trim().slice(0, 80) || `${at + 1}`
