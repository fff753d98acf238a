import { LANGUAGE_NAMES, type Lang } from '../../../../platform/i18n/languages.ts'
import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { type Column, Table } from '../../../../platform/ui/Table.tsx'
import { type Freshness, freshness, type RecordState } from '../../../directory/api.ts'
import { BODIES, CHANGES } from '../../paths.ts'
import { mayChangeMany } from '../../permissions.ts'
import { filterQuery, type Sort } from '../filter.ts'
import type { BodyRow } from '../queries.ts'
import type { BodiesProps } from './BodiesPage.tsx'

/** The records; most headings put them in another order. */
export const BodiesTable = (props: BodiesProps) => {
  const { cx, query, rows, total } = props
  const table = (
    <Table
      caption={cx.t('editing.bodies.title')}
      quietCaption
      wide
      dense
      rows={rows}
      columns={mayChangeMany(cx.actor, undefined) ? [...columns(props), choice(props)] : columns(props)}
    />
  )
  if (!mayChangeMany(cx.actor, undefined)) return table
  return (
    <Form action={href(cx, CHANGES)} once hidden={{ ritorno: filterQuery(query) }} class="stack">
      {table}
      <div class="cluster">
        <Button>{cx.t('lists.change_chosen')}</Button>
        <Button kind="secondary" name="tutti" value="si">
          {cx.t('lists.change_all', { count: total })}
        </Button>
        <a href={href(cx, CHANGES)}>{cx.t('lists.changes')}</a>
      </div>
    </Form>
  )
}

const choice = ({ cx }: BodiesProps): Column<BodyRow> => ({
  label: cx.t('lists.choose'),
  cell: ({ id, name }) => (
    <div class="choice">
      <input type="checkbox" id={`scelti-${id}`} name="scelti" value={id} />
      <label for={`scelti-${id}`}>
        {cx.t('lists.choose')}
        <span class="visually-hidden"> {name}</span>
      </label>
    </div>
  ),
})

function columns(props: BodiesProps): Column<BodyRow>[] {
  const { cx, words } = props
  const order = (sort: Sort) => orderOf(props, sort)
  return [
    { label: cx.t('lists.name'), cell: (row) => <Name {...props} row={row} />, order: order('nome') },
    { label: cx.t('lists.town'), cell: (row) => words.town(row.istat), order: order('comune') },
    { label: cx.t('lists.type'), cell: (row) => words.type(row.type), order: order('tipo') },
    {
      label: cx.t('lists.completeness'),
      cell: ({ completeness }) => cx.t('lists.percent', { share: completeness / 100 }),
      number: true,
      order: order('completezza'),
    },
    {
      label: cx.t('lists.confirmed'),
      cell: (row) => <Confirmed {...props} row={row} />,
      order: order('conferma'),
    },
    {
      label: cx.t('lists.state'),
      cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{cx.t(`lists.state_${state}`)}</Badge>,
      order: order('stato'),
    },
    {
      label: cx.t('lists.owner'),
      cell: ({ owned }) => cx.t(owned ? 'lists.yes' : 'lists.no'),
      order: order('referenti'),
    },
    { label: cx.t('lists.languages'), cell: (row) => <Languages row={row} />, order: order('lingue') },
  ]
}

const STATE_TONES: Record<RecordState, Tone> = {
  public: 'success',
  draft: 'warning',
  hidden: 'plain',
  merged: 'plain',
}
const FRESH_TONES: Record<Freshness, Tone> = {
  fresh: 'success',
  due: 'warning',
  overdue: 'danger',
  unverified: 'plain',
}

/** The address of the list in the order of a column; the one it is in is turned round. */
function orderOf({ cx, query }: BodiesProps, sort: Sort): NonNullable<Column<BodyRow>['order']> {
  const isNow = query.ordine === sort
  const isUp = query.verso === ''
  const chosen = filterQuery({ ...query, ordine: sort, verso: isNow && isUp ? 'giu' : '' })
  return {
    href: href(cx, `${BODIES}${chosen && `?${chosen}`}`),
    now: isNow ? (isUp ? 'ascending' : 'descending') : undefined,
  }
}

const Name = ({ cx, row }: BodiesProps & { row: BodyRow }) => (
  <>
    <a href={href(cx, `${BODIES}/${row.id}`)}>
      <bdi lang={row.lang} class="wraps">
        {row.name}
      </bdi>
    </a>{' '}
    {row.markedUntil && <Badge tone="success">{cx.t('lists.is_marked')}</Badge>}{' '}
    {row.trusted && <Badge tone="info">{cx.t('lists.is_trusted')}</Badge>}
  </>
)

function Confirmed({ cx, row }: BodiesProps & { row: BodyRow }) {
  const state = freshness(row.verifiedAt, row.intervalMonths, cx.now)
  return (
    <>
      {row.verifiedAt && cx.t('lists.date', { date: row.verifiedAt })}{' '}
      <Badge tone={FRESH_TONES[state]}>{cx.t(`lists.fresh_${state}`)}</Badge>
    </>
  )
}

/** The languages by their codes, with their names for whoever points at them or listens. */
const Languages = ({ row }: { row: BodyRow }) => (
  <>
    {row.langs.map((lang, at) => (
      <span key={lang}>
        {at > 0 && ' '}
        <abbr title={LANGUAGE_NAMES[lang as Lang]}>{lang.toUpperCase()}</abbr>
      </span>
    ))}
  </>
)
