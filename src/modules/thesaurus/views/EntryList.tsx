import type { Cx } from '../../../platform/cx.ts'
import { enumerated } from '../../../platform/i18n/enumerated.ts'
import { LANGUAGE_NAMES } from '../../../platform/i18n/languages.ts'
import { Badge } from '../../../platform/ui/Badge.tsx'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { ENTRIES_A_PAGE, type EntryCount, type EntryFilter, type EntryRow } from '../entry-queries.ts'
import type { Meant } from '../meaning.ts'
import { ENTRIES, SEARCHES, searchAddress } from '../paths.ts'
import { mayChangeEntry, mayEditWords } from '../permissions.ts'
import { EntryFilters } from './EntryFilters.tsx'
import { Meanings } from './Meanings.tsx'

export interface EntryListProps {
  cx: Cx
  rows: readonly EntryRow[]
  total: number
  counts: readonly EntryCount[]
  meant: Meant
  filter: EntryFilter
  page: number
  /** What was just saved, removed or taken back. */
  done: EntryRow | undefined
}

/** What people's words mean: to find, try, change and remove. */
export const EntryList = (props: EntryListProps) => {
  const { cx, rows, total, page, done } = props
  return (
    <>
      {done && <EntryDone cx={cx} entry={done} list={here(cx)} />}
      {!mayEditWords(cx.actor, undefined) && <p>{cx.t('thesaurus.limited')}</p>}
      <p class="cluster no-print">
        <LinkButton href={href(cx, `${ENTRIES}/nuova?${new URLSearchParams({ ritorno: here(cx) })}`)}>
          {cx.t('thesaurus.add')}
        </LinkButton>
        <LinkButton kind="secondary" href={href(cx, SEARCHES)}>
          {cx.t('thesaurus.searches_title')}
        </LinkButton>
      </p>
      <EntryFilters {...props} />
      <p>{cx.t('thesaurus.count', { count: total })}</p>
      {total === 0 && <p>{cx.t('thesaurus.none')}</p>}
      {rows.length > 0 && <Entries {...props} />}
      <Pagination cx={cx} page={page} pages={Math.ceil(total / ENTRIES_A_PAGE)} />
    </>
  )
}

/** The list as it is now, without what was done. */
function here(cx: Cx): string {
  const query = new URLSearchParams(cx.url.search)
  query.delete('fatto')
  return query.size > 0 ? `${cx.path}?${query}` : cx.path
}

/** What was just done to an entry, with a way back. */
export const EntryDone = ({ cx, entry, list }: { cx: Cx; entry: EntryRow; list: string }) => (
  <Alert cx={cx} tone="success" live>
    <p>
      {cx.t(entry.removedAt ? 'thesaurus.removed' : 'thesaurus.saved')}{' '}
      <Phrase entry={entry} text={entry.phrases[0] ?? ''} />
    </p>
    {entry.removedAt ? (
      mayChangeEntry(cx.actor, entry) && <ChangeState cx={cx} entry={entry} list={list} />
    ) : (
      <a href={searchAddress(entry.lang, entry.phrases[0] ?? '')}>{cx.t('thesaurus.try')}</a>
    )}
  </Alert>
)

const Entries = ({ cx, rows, meant }: EntryListProps) => (
  <Table
    caption={cx.t('thesaurus.title')}
    quietCaption
    rows={rows}
    columns={[
      { label: cx.t('thesaurus.phrases'), cell: (row) => <Phrases entry={row} /> },
      {
        label: cx.t('thesaurus.meaning_title'),
        cell: (row) => <Meanings cx={cx} codes={row.codes} meant={meant} />,
      },
      {
        label: cx.t('thesaurus.words'),
        cell: (row) => <bdi class="wraps">{enumerated(row.lang, row.words)}</bdi>,
      },
      {
        label: cx.t('thesaurus.origin'),
        cell: (row) => <Provenance cx={cx} entry={row} />,
      },
      { label: cx.t('thesaurus.actions'), cell: (row) => <Actions cx={cx} entry={row} /> },
    ]}
  />
)

const Phrase = ({ entry, text }: { entry: EntryRow; text: string }) => (
  <bdi lang={entry.lang} class="wraps">
    {text}
  </bdi>
)

const Phrases = ({ entry }: { entry: EntryRow }) => (
  <ul class="plain-list">
    {entry.phrases.map((phrase) => (
      <li key={phrase}>
        <Phrase entry={entry} text={phrase} />
      </li>
    ))}
  </ul>
)

const Provenance = ({ cx, entry }: { cx: Cx; entry: EntryRow }) => (
  <>
    <p>
      <span lang={entry.lang}>{LANGUAGE_NAMES[entry.lang]}</span>
    </p>
    {entry.updatedBy === null ? (
      <p class="soft">{cx.t('thesaurus.origin_shipped')}</p>
    ) : (
      <p class="soft">
        {cx.t('thesaurus.changed_by', { date: entry.updatedAt })} <bdi>{entry.updatedBy}</bdi>
      </p>
    )}
    {entry.note && <p class="kept-lines">{entry.note}</p>}
    {entry.removedAt && <Badge tone="warning">{cx.t('thesaurus.state_removed')}</Badge>}
  </>
)

const Actions = ({ cx, entry }: { cx: Cx; entry: EntryRow }) => {
  const [phrase = ''] = entry.phrases
  const edit = `${ENTRIES}/${entry.id}?${new URLSearchParams({ ritorno: here(cx) })}`
  return (
    <div class="cluster no-print">
      <a href={searchAddress(entry.lang, phrase)} aria-label={`${cx.t('thesaurus.try')}: ${phrase}`}>
        {cx.t('thesaurus.try')}
      </a>
      {mayChangeEntry(cx.actor, entry) && (
        <>
          <a href={href(cx, edit)} aria-label={`${cx.t('thesaurus.change')}: ${phrase}`}>
            {cx.t('thesaurus.change')}
          </a>
          <ChangeState cx={cx} entry={entry} list={here(cx)} />
        </>
      )}
    </div>
  )
}

/** Takes an entry out of use, or back. */
export const ChangeState = ({ cx, entry, list }: { cx: Cx; entry: EntryRow; list: string }) => (
  <Form action={href(cx, `${ENTRIES}/${entry.id}/stato`)} hidden={{ ritorno: list }}>
    <Button kind="secondary" small name="azione" value={entry.removedAt ? 'rimetti' : 'togli'}>
      {cx.t(entry.removedAt ? 'thesaurus.restore' : 'thesaurus.remove')}
      <span class="visually-hidden"> {entry.phrases[0]}</span>
    </Button>
  </Form>
)
