import type { Cx } from '../../../../platform/cx.ts'
import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { monthOf } from '../formats.ts'
import { freshness } from '../freshness.ts'
import { partFreshness } from '../part-freshness.ts'
import { PARTS, type PartSource, partOf, sourcesOf } from '../provenance.ts'
import type { OrganizationRecord } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { schemeWords } from './Registry.tsx'

const SOURCES = ['register', 'owner', 'desk', 'editor', 'import', 'machine'] as const

const sourceWords = (cx: Pick<Cx, 't'>, source: string): string =>
  cx.t(`directory.record.source_${SOURCES.find((one) => one === source) ?? 'import'}`)

/** Who confirmed the record as a whole and when, and how far it can be trusted today. */
export function freshnessWords(cx: Pick<Cx, 'lang' | 't' | 'now'>, record: OrganizationRecord): string {
  const state = freshness(record.verified_at, record.review_interval_months, cx.now)
  const call = record.phones.some(({ type }) => type !== 'fax') ? cx.t('directory.record.call_first') : ''
  if (!record.verified_at) return `${cx.t('directory.record.fresh_unverified')} ${call}`.trim()
  const month = monthOf(cx, record.verified_at)
  const by = ['owner', 'desk', 'editor', 'register'].find((one) => one === record.verified_by) ?? 'editor'
  const confirmed = cx.t(`directory.record.confirmed_${by as 'owner'}`, { month })
  if (state === 'due') return `${confirmed} ${cx.t('directory.record.fresh_due')}`
  if (state !== 'overdue') return confirmed
  return `${confirmed} ${cx.t('directory.record.fresh_overdue')} ${call}`.trim()
}

/** Where the data come from: in words for the whole and each part, and value by value for whom wants to check. */
export function Sources({ sheet: { cx, record } }: { sheet: Sheet }) {
  const parts = sourcesOf(record.assertions)
  return (
    <>
      {record.lifecycle !== 'dissolved' && <p>{freshnessWords(cx, record)}</p>}
      <p>{cx.t('ui.updated', { date: record.updated_at })}</p>
      <Parts cx={cx} record={record} />
      <DefinitionList
        facts={PARTS.map((part) => ({
          term: cx.t(`directory.record.part_${part}`),
          value: (parts.get(part) ?? [])
            .slice(0, MOST_SOURCES)
            .map((one) => <SourceLine cx={cx} source={one} />),
        }))}
      />
      {record.assertions.length > 0 && (
        <Accordion summary={cx.t('directory.record.sources_each')}>
          <Assertions cx={cx} record={record} />
        </Accordion>
      )}
    </>
  )
}

/** How far each part can be trusted, where parts were confirmed by themselves. */
function Parts({ cx, record }: { cx: Cx; record: OrganizationRecord }) {
  const parts = record.lifecycle === 'dissolved' ? [] : partFreshness(record, cx.now)
  if (parts.length === 0) return null
  return (
    <Accordion summary={cx.t('directory.record.fresh_parts')}>
      <DefinitionList
        facts={parts.map(({ part, at, state }) => ({
          term: cx.t(`directory.group.${part}`),
          value: at
            ? cx.t(`directory.record.part_${state === 'unverified' ? 'fresh' : state}`, {
                month: monthOf(cx, at),
              })
            : cx.t('directory.record.part_never'),
        }))}
      />
    </Accordion>
  )
}

/** Sources named for each part; the rest is in the table. */
const MOST_SOURCES = 3

const SourceLine = ({ cx, source: { source, ref, at } }: { cx: Cx; source: PartSource }) => (
  <>
    {cx.t('directory.record.source_on', { source: sourceWords(cx, source), date: at })}
    {ref && (
      <div class="soft small">
        <bdi class="wraps">{ref}</bdi>
      </div>
    )}
  </>
)

const MOST_ROWS = 200

const Assertions = ({ cx, record }: { cx: Cx; record: OrganizationRecord }) => (
  <Table
    caption={cx.t('directory.record.sources_each')}
    quietCaption
    rows={record.assertions.slice(0, MOST_ROWS)}
    columns={[
      { label: cx.t('directory.record.datum'), cell: (row) => fieldWords(cx, row) },
      { label: cx.t('directory.record.source'), cell: (row) => sourceWords(cx, row.source) },
      {
        label: cx.t('directory.record.source_list'),
        cell: (row) => row.source_ref && <bdi class="wraps">{row.source_ref}</bdi>,
      },
      {
        label: cx.t('directory.record.date'),
        cell: (row) => cx.t('directory.record.on_date', { date: new Date(row.asserted_at) }),
      },
    ]}
  />
)

/** Fields with a word of their own; the others go by the part of the page they belong to. */
const FIELDS = [
  'name',
  'alternate_name',
  'type_code',
  'legal_form_code',
  'description',
  'purpose',
  'email',
  'certified_email',
  'website',
  'address_1',
  'year_incorporated',
  'istat_code',
  'postal_code',
  'lifecycle',
] as const

function fieldWords(cx: Cx, { entity, field }: { entity: string; field: string }): string {
  const bare = field.replace(/^seat\./, '')
  const own = FIELDS.find((one) => one === bare)
  if (own && (entity === 'organization' || entity === 'location'))
    return cx.t(`directory.record.field_${own}`)
  const scheme = schemeWords(cx, field.replace(/^identifier\./, ''))
  return scheme ?? cx.t(`directory.record.part_${partOf({ entity, field })}`)
}
