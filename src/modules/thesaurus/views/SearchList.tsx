import type { Cx } from '../../../platform/cx.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { Badge } from '../../../platform/ui/Badge.tsx'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import type { EntryRow } from '../entry-queries.ts'
import type { FollowedSearch } from '../found-now.ts'
import { languageOf } from '../language-of.ts'
import { ENTRIES, SEARCHES, searchAddress } from '../paths.ts'
import { mayEditWords } from '../permissions.ts'
import { PERIODS, SEARCH_SORTS, SEARCHES_A_PAGE, type SearchFilter } from '../search-queries.ts'
import type { SearchKey } from '../set-aside.ts'
import { EntryDone } from './EntryList.tsx'

interface SearchListProps {
  cx: Cx
  rows: readonly FollowedSearch[]
  total: number
  filter: SearchFilter
  days: number
  page: number
  /** The entry just saved, or removed again. */
  saved: EntryRow | undefined
  /** What was just set aside, or taken back. */
  aside: SearchKey | undefined
  back: SearchKey | undefined
}

/** What people searched, with what was found and what can be done about it. */
export const SearchList = (props: SearchListProps) => {
  const { cx, rows, total, page, saved, aside, back } = props
  return (
    <>
      {saved && <EntryDone cx={cx} entry={saved} list={here(cx)} />}
      {aside && (
        <Alert cx={cx} tone="success" live>
          <p>
            {cx.t('thesaurus.search_aside')} <bdi>{aside.folded}</bdi>
          </p>
          <Decide cx={cx} search={aside} action="riprendi" />
        </Alert>
      )}
      {back && (
        <Alert cx={cx} tone="success" live>
          <p>
            {cx.t('thesaurus.search_back')} <bdi>{back.folded}</bdi>
          </p>
        </Alert>
      )}
      {!mayEditWords(cx.actor, undefined) && <p>{cx.t('thesaurus.limited_searches')}</p>}
      <Filters {...props} />
      <p>{cx.t('thesaurus.search_count', { count: total })}</p>
      {total === 0 && <p>{cx.t('thesaurus.search_none')}</p>}
      {rows.length > 0 && <Searches {...props} />}
      <Pagination cx={cx} page={page} pages={Math.ceil(total / SEARCHES_A_PAGE)} />
      {total > 0 && (
        <p class="no-print">
          <a href={href(cx, `${SEARCHES}.csv${cx.url.search}`)}>{cx.t('thesaurus.search_csv')}</a>
        </p>
      )}
    </>
  )
}

/** The list as it is now, without what was done. */
function here(cx: Cx): string {
  const query = new URLSearchParams(cx.url.search)
  for (const name of ['fatto', 'riga', 'scartata', 'ripresa']) query.delete(name)
  return query.size > 0 ? `${SEARCHES}?${query}` : SEARCHES
}

const keyText = ({ lang, folded }: SearchKey) => `${lang}:${folded}`

const Filters = ({ cx, filter, days }: SearchListProps) => (
  <Form action={href(cx, SEARCHES)} method="get" class="cluster no-print">
    <SelectField
      cx={cx}
      name="giorni"
      label={cx.t('thesaurus.period')}
      value={String(days)}
      empty={false}
      options={PERIODS.map((value) => ({
        value: String(value),
        label: cx.t(value === 400 ? 'thesaurus.period_all' : 'thesaurus.period_days', { days: value }),
      }))}
      optional
    />
    <SelectField
      cx={cx}
      name="lingua"
      label={cx.t('thesaurus.search_language')}
      value={filter.lang}
      empty={cx.t('thesaurus.all')}
      options={LANGUAGES.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
      optional
    />
    <SelectField
      cx={cx}
      name="stato"
      label={cx.t('thesaurus.search_state')}
      value={filter.aside ? 'scartate' : ''}
      empty={cx.t('thesaurus.search_open')}
      options={[{ value: 'scartate', label: cx.t('thesaurus.search_unneeded') }]}
      optional
    />
    <SelectField
      cx={cx}
      name="ordine"
      label={cx.t('thesaurus.sort')}
      value={filter.sort}
      empty={false}
      options={SEARCH_SORTS.map((value) => ({ value, label: cx.t(`thesaurus.search_sort_${value}`) }))}
      optional
    />
    <Button kind="secondary">{cx.t('thesaurus.show')}</Button>
  </Form>
)

const Searches = ({ cx, rows, filter }: SearchListProps) => (
  <Table
    caption={cx.t('thesaurus.searches_title')}
    quietCaption
    rows={rows}
    columns={[
      {
        label: cx.t('thesaurus.search_text'),
        cell: (row) => (
          <a href={searchAddress(row.lang, row.text)}>
            <bdi class="wraps">{row.text}</bdi>
          </a>
        ),
      },
      { label: cx.t('thesaurus.search_total'), cell: (row) => <Found cx={cx} row={row} /> },
      { label: cx.t('thesaurus.search_times'), cell: (row) => row.times, number: true },
      {
        label: cx.t('thesaurus.search_day'),
        cell: (row) => cx.t('thesaurus.on_date', { date: new Date(`${row.lastDay}T12:00:00Z`) }),
      },
      {
        label: cx.t('thesaurus.search_language'),
        cell: (row) => <span lang={row.lang}>{LANGUAGE_NAMES[row.lang]}</span>,
      },
      {
        label: cx.t('thesaurus.actions'),
        cell: (row) => (
          <div class="cluster no-print">
            {!row.hasEntry && <AddEntry cx={cx} row={row} />}
            <Decide cx={cx} search={row} action={filter.aside ? 'riprendi' : 'scarta'} />
          </div>
        ),
      },
    ]}
  />
)

/** What it found the last time and, where that may have changed, what it finds now. */
const Found = ({ cx, row }: { cx: Cx; row: FollowedSearch }) => (
  <>
    {row.total === 0 ? (
      <Badge tone="warning">{cx.t('thesaurus.found_nothing')}</Badge>
    ) : (
      cx.t('thesaurus.found', { count: row.total })
    )}
    {row.foundNow !== undefined && <p>{cx.t('thesaurus.found_now', { count: row.foundNow })}</p>}
    {row.hasEntry && <p class="soft">{cx.t('thesaurus.has_entry')}</p>}
  </>
)

const AddEntry = ({ cx, row }: { cx: Cx; row: FollowedSearch }) => {
  const list = `${here(cx)}${here(cx).includes('?') ? '&' : '?'}${new URLSearchParams({ riga: keyText(row) })}`
  const query = new URLSearchParams({
    frase: row.text,
    lingua: languageOf(row.text, row.lang),
    ritorno: list,
  })
  return (
    <a href={href(cx, `${ENTRIES}/nuova?${query}`)} aria-label={`${cx.t('thesaurus.add')}: ${row.text}`}>
      {cx.t('thesaurus.add')}
    </a>
  )
}

const Decide = ({ cx, search, action }: { cx: Cx; search: SearchKey; action: 'scarta' | 'riprendi' }) =>
  mayEditWords(cx.actor, undefined) && (
    <Form action={href(cx, SEARCHES)} hidden={{ riga: keyText(search), ritorno: here(cx) }}>
      <Button kind="secondary" small name="azione" value={action}>
        {cx.t(action === 'scarta' ? 'thesaurus.set_aside' : 'thesaurus.take_back')}
        <span class="visually-hidden"> {search.folded}</span>
      </Button>
    </Form>
  )
