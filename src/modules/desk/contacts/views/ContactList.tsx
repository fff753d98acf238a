import type { Cx } from '../../../../platform/cx.ts'
import { enumerated } from '../../../../platform/i18n/enumerated.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Pagination } from '../../../../platform/ui/Pagination.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { languageNames } from '../../../directory/api.ts'
import { type CodeLists, normalised } from '../../../taxonomy/api.ts'
import { CONTACTS } from '../../paths.ts'
import { DeskNotice, type Done } from '../../views/DeskNotice.tsx'
import { CHANNELS, OUTCOMES, SPOKEN, WHO } from '../contact.ts'
import { CONTACTS_PAGE, type Contact } from '../contact-queries.ts'
import type { ListQuery } from '../list-query.ts'
import { topicName } from '../topics.ts'

interface ContactListProps {
  cx: Cx
  query: ListQuery
  lists: CodeLists
  rows: readonly Contact[]
  total: number
  done: Done
}

/** The log of contacts, narrowed by what stands in the address. */
export const ContactList = (props: ContactListProps) => {
  const { cx, query, rows, total } = props
  return (
    <>
      <DeskNotice cx={cx} done={props.done} />
      <Filters {...props} />
      <p>{cx.t('desk.contacts_count', { count: total })}</p>
      {rows.length > 0 && (
        <>
          <p>
            <a href={href(cx, `${CONTACTS}/elenco.csv${cx.url.search}`)}>{cx.t('desk.csv')}</a>
          </p>
          <Rows {...props} />
        </>
      )}
      <Pagination cx={cx} page={query.page} pages={Math.ceil(total / CONTACTS_PAGE)} />
    </>
  )
}

function Filters({ cx, query, lists }: ContactListProps) {
  const choice = (
    name: 'canale' | 'chi' | 'esito',
    key: 'channel' | 'who' | 'outcome',
    all: readonly string[],
  ) => (
    <SelectField
      cx={cx}
      name={name}
      label={cx.t(`desk.${key}`)}
      value={query[name] ?? ''}
      empty={cx.t('desk.all')}
      options={all.map((value) => ({ value, label: cx.t(`desk.${key}_${value}` as 'desk.who_citizen') }))}
      optional
    />
  )
  return (
    <Form action={href(cx, CONTACTS)} method="get" class="cluster">
      <TextField
        cx={cx}
        name="dal"
        label={cx.t('desk.from')}
        type="date"
        value={query.dal ?? ''}
        short
        optional
      />
      <TextField
        cx={cx}
        name="al"
        label={cx.t('desk.to')}
        type="date"
        value={query.al ?? ''}
        short
        optional
      />
      {choice('canale', 'channel', CHANNELS)}
      {choice('chi', 'who', WHO)}
      {choice('esito', 'outcome', OUTCOMES)}
      <SelectField
        cx={cx}
        name="lingua"
        label={cx.t('desk.language')}
        value={query.lingua ?? ''}
        empty={cx.t('desk.all')}
        options={SPOKEN.map((code) => ({ value: code, label: languageNames(cx, code).name }))}
        optional
      />
      <TextField
        cx={cx}
        name="argomento"
        label={cx.t('desk.topic')}
        value={
          query.argomento?.includes(':')
            ? topicName(lists, cx.lang, query.argomento)
            : (query.argomento ?? '')
        }
        optional
      />
      <SelectField
        cx={cx}
        name="di"
        label={cx.t('desk.by')}
        value={query.di ?? ''}
        empty={cx.t('desk.all')}
        options={[{ value: 'me', label: cx.t('desk.by_me') }]}
        optional
      />
      <Button kind="secondary">{cx.t('desk.show')}</Button>
    </Form>
  )
}

const Rows = (props: ContactListProps) => {
  const { cx, rows } = props
  return (
    <Table
      caption={cx.t('desk.contacts')}
      quietCaption
      rows={rows}
      columns={[
        {
          label: cx.t('desk.when'),
          cell: ({ id, at }) => <a href={href(cx, `${CONTACTS}/${id}`)}>{cx.t('desk.moment', { at })}</a>,
        },
        { label: cx.t('desk.kind'), cell: (row) => <Kind cx={cx} row={row} /> },
        { label: cx.t('desk.topics'), cell: (row) => <About {...props} row={row} /> },
        {
          label: cx.t('desk.outcome'),
          cell: ({ outcome }) => cx.t(`desk.outcome_${outcome}`),
        },
        {
          label: cx.t('desk.minutes'),
          cell: ({ minutes }) => minutes !== null && cx.t('desk.number', { number: minutes }),
          number: true,
        },
        { label: cx.t('desk.by'), cell: ({ logged_name }) => logged_name && <bdi>{logged_name}</bdi> },
      ]}
    />
  )
}

const Kind = ({ cx, row: { channel, who, lang, interpreter } }: { cx: Cx; row: Contact }) => (
  <>
    {cx.t(`desk.channel_${channel}`)} · {cx.t(`desk.who_${who}`)}
    <div class="soft small">
      {languageNames(cx, lang).name}
      {interpreter && ` · ${cx.t('desk.interpreter')}`}
    </div>
  </>
)

function About({
  cx,
  lists,
  row: { topics, words, question, records },
}: ContactListProps & { row: Contact }) {
  const names = [...topics.map((topic) => topicName(lists, cx.lang, topic)), ...words]
  return (
    <>
      {names.length > 0 && <bdi class="wraps">{enumerated(cx.lang, [...new Set(names)].sort(byWord))}</bdi>}
      {question && (
        <div class="soft">
          <bdi class="wraps">{question}</bdi>
        </div>
      )}
      {records.length > 0 && (
        <ul class="plain-list">
          {records.map(({ id, name, lang, slug, visibility }) => (
            <li key={id}>
              {visibility === 'public' ? (
                <a href={href(cx, `/enti/${slug}`)}>
                  <bdi lang={lang} class="wraps">
                    {name}
                  </bdi>
                </a>
              ) : (
                <bdi lang={lang} class="wraps">
                  {name}
                </bdi>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const byWord = (a: string, b: string) => normalised(a).localeCompare(normalised(b))
