import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { changesBetween, type RecordDocument } from '../../../directory/api.ts'
import type { Known } from '../../forms/known.ts'
import type { listVersions } from '../history-routes.tsx'
import type { OwnRecord } from '../own-record.ts'
import { pathsOf } from '../paths.ts'
import { Changes } from './Changes.tsx'

interface HistoryPageProps {
  cx: Cx
  own: OwnRecord
  known: Known
  versions: Awaited<ReturnType<typeof listVersions>>
  query: { da?: number | undefined; a?: number | undefined }
  compared: { from: RecordDocument; to: RecordDocument } | undefined
}

/** The versions of a record, two of them compared, and the way back to any. */
export function HistoryPage(props: HistoryPageProps) {
  const { cx, versions, compared, known } = props
  if (versions.length === 0) return <p>{cx.t('editing.owner.no_history')}</p>
  return (
    <>
      <Compare {...props} />
      {compared && (
        <section aria-live="polite">
          <h2>{cx.t('editing.owner.difference')}</h2>
          <Changes
            cx={cx}
            known={known}
            changes={changesBetween(compared.from, compared.to)}
            documents={[compared.to, compared.from]}
          />
          {changesBetween(compared.from, compared.to).length === 0 && (
            <p>{cx.t('editing.owner.no_difference')}</p>
          )}
        </section>
      )}
      <Versions {...props} />
    </>
  )
}

function Compare({ cx, own, versions, query }: HistoryPageProps) {
  const options = versions.map((one) => ({ value: String(one.version), label: versionWords(cx, one) }))
  const [latest, before = latest] = versions
  const field = (name: 'da' | 'a', fallback: number | undefined) => (
    <SelectField
      cx={cx}
      name={name}
      label={cx.t(`editing.owner.compare_${name}`)}
      value={String(query[name] ?? fallback ?? '')}
      options={options}
      empty={false}
    />
  )
  return (
    <Form action={href(cx, pathsOf(own.organizationId).history)} method="get" class="cluster">
      {field('da', before?.version)}
      {field('a', latest?.version)}
      <Button kind="secondary">{cx.t('editing.owner.compare')}</Button>
    </Form>
  )
}

const versionWords = (cx: Cx, { version, at }: HistoryPageProps['versions'][number]): string =>
  `${cx.t('editing.owner.version', { version })} · ${cx.t('editing.owner.moment', { at })}`

function Versions({ cx, own, versions }: HistoryPageProps) {
  const paths = pathsOf(own.organizationId)
  return (
    <Table
      caption={cx.t('editing.owner.history')}
      quietCaption
      rows={versions}
      columns={[
        { label: cx.t('editing.owner.when'), cell: (one) => versionWords(cx, one) },
        { label: cx.t('editing.owner.who'), cell: ({ byName }) => <bdi class="wraps">{byName}</bdi> },
        { label: cx.t('editing.owner.why'), cell: ({ why }) => cx.t(`editing.owner.why_${why}`) },
        {
          label: cx.t('editing.owner.actions'),
          cell: (one) => (
            <Form action={href(cx, paths.restore)} hidden={{ versione: String(one.version) }} class="cluster">
              <Button kind="secondary" small>
                {cx.t('editing.owner.restore')}
                <span class="visually-hidden"> {versionWords(cx, one)}</span>
              </Button>
              <a href={href(cx, paths.version(one.version))} download>
                JSON<span class="visually-hidden"> {versionWords(cx, one)}</span>
              </a>
            </Form>
          ),
        },
      ]}
    />
  )
}
