import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { FileField } from '../../../platform/ui/FileField.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { Radios } from '../../../platform/ui/Radios.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import type { Batch } from '../batch.ts'
import { IMPORTS, importPath } from '../paths.ts'

interface ImportListProps {
  cx: Cx
  /** Names of the places for which the reader works; `undefined` is everywhere. */
  where: string | undefined
  batches: readonly Batch[]
  errors?: FieldErrors
  values?: RawValues
}

/** The form that takes a list, and the imports there were. */
export const ImportList = ({ cx, where, batches, errors = {}, values = {} }: ImportListProps) => (
  <>
    <ErrorSummary cx={cx} errors={errors} />
    <section aria-labelledby="upload">
      <h2 id="upload">{cx.t('imports.upload_title')}</h2>
      {where && <p>{cx.t('imports.only_there', { places: where })}</p>}
      <Form action={href(cx, IMPORTS)} files once>
        <FileField
          cx={cx}
          name="elenco"
          label={cx.t('imports.file_label')}
          hint={cx.t('imports.file_hint')}
          error={errors.elenco}
          accept=".csv,.xlsx,.txt"
        />
        <TextField
          cx={cx}
          name="fonte"
          label={cx.t('imports.source_label')}
          hint={cx.t(where ? 'imports.source_hint_here' : 'imports.source_hint')}
          error={errors.fonte}
          value={textValue(values, 'fonte')}
        />
        <Radios
          cx={cx}
          name="autorita"
          label={cx.t('imports.authority_label')}
          error={errors.autorita}
          value={textValue(values, 'autorita') || 'import'}
          options={(['import', 'register'] as const).map((value) => ({
            value,
            label: cx.t(`imports.authority_${value}`),
            hint: cx.t(`imports.authority_${value}_hint`),
          }))}
        />
        <Button icon="upload">{cx.t('imports.upload_button')}</Button>
      </Form>
    </section>
    <section aria-labelledby="imports">
      <h2 id="imports">{cx.t('imports.list_title')}</h2>
      {batches.length === 0 ? <p>{cx.t('imports.none_yet')}</p> : <Batches cx={cx} batches={batches} />}
    </section>
  </>
)

const Batches = ({ cx, batches }: { cx: Cx; batches: readonly Batch[] }) => (
  <Table
    caption={cx.t('imports.list_title')}
    quietCaption
    rows={batches}
    columns={[
      {
        label: cx.t('imports.list'),
        cell: ({ id, source }) => (
          <a href={href(cx, importPath(id))}>
            <bdi class="wraps">{source}</bdi>
          </a>
        ),
      },
      { label: cx.t('imports.date'), cell: ({ created_at }) => dateOf(cx, created_at) },
      { label: cx.t('imports.rows'), cell: ({ rows_read }) => numberOf(cx, rows_read), number: true },
      { label: cx.t('imports.state'), cell: ({ state }) => cx.t(`imports.state_${state}`) },
      { label: cx.t('imports.by'), cell: ({ created_by }) => <bdi class="wraps">{created_by}</bdi> },
    ]}
  />
)

const dateOf = (cx: Cx, date: Date) =>
  new Intl.DateTimeFormat(cx.lang === 'ar' ? 'ar-u-nu-latn' : cx.lang, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: cx.config.timeZone,
  }).format(date)

/** A number as the reader's language writes it. */
export const numberOf = (cx: Pick<Cx, 'lang'>, n: number): string =>
  n.toLocaleString(cx.lang === 'ar' ? 'ar-u-nu-latn' : cx.lang)
