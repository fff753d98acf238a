import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { LINKS } from '../paths.ts'
import { type ChangeRow, LINKS_PAGE, type LinkFilter, type LinkRow } from '../queries.ts'
import type { DONE } from '../routes.tsx'
import { FAILURES, STATES } from '../tables.ts'
import { Address, Trouble, Uses } from './LinkFacts.tsx'

interface LinkListProps {
  cx: Cx
  /** Names of the places for which the reader works; `undefined` is everywhere. */
  where: string | undefined
  query: LinkFilter & { fatto?: (typeof DONE)[number] | undefined }
  rows: readonly LinkRow[]
  total: number
  counts: ReadonlyMap<string, number>
  changes: readonly ChangeRow[]
}

/** The addresses that lead nowhere, those that moved, and the others. */
export const LinkList = (props: LinkListProps) => {
  const { cx, query, where, rows, total, changes } = props
  return (
    <>
      {query.fatto && (
        <Alert cx={cx} tone={query.fatto === 'niente' ? 'warning' : 'success'} live>
          <p>{cx.t(`links.done_${query.fatto}`)}</p>
        </Alert>
      )}
      {where && <p>{cx.t('links.only_here', { places: where })}</p>}
      <Filters {...props} />
      <p>{cx.t('links.count', { count: total })}</p>
      {rows.length > 0 && (
        <Table
          caption={cx.t('links.title')}
          quietCaption
          rows={rows}
          columns={[
            { label: cx.t('links.address'), cell: (link) => <Address cx={cx} link={link} /> },
            { label: cx.t('links.trouble'), cell: (link) => <Trouble cx={cx} link={link} /> },
            { label: cx.t('links.uses'), cell: (link) => <Uses cx={cx} link={link} /> },
            { label: cx.t('links.actions'), cell: (link) => <Actions cx={cx} link={link} /> },
          ]}
        />
      )}
      <Pagination cx={cx} page={query.page} pages={Math.ceil(total / LINKS_PAGE)} />
      {changes.length > 0 && <Changes cx={cx} changes={changes} />}
    </>
  )
}

const Filters = ({ cx, query, counts }: LinkListProps) => (
  <Form action={href(cx, LINKS)} method="get" class="cluster" label={cx.t('links.filters')}>
    <SelectField
      cx={cx}
      name="stato"
      label={cx.t('links.state')}
      value={query.stato}
      empty={false}
      options={[...STATES, 'ignored' as const].map((state) => ({
        value: state,
        label: cx.t('links.state_count', {
          state: cx.t(`links.state_${state}`),
          count: counts.get(state) ?? 0,
        }),
      }))}
      short
      optional
    />
    <SelectField
      cx={cx}
      name="tipo"
      label={cx.t('links.trouble')}
      value={query.tipo ?? ''}
      empty={cx.t('links.any')}
      options={FAILURES.map((failure) => ({ value: failure, label: cx.t(`links.failure_${failure}`) }))}
      short
      optional
    />
    <TextField cx={cx} name="q" type="search" label={cx.t('links.words')} value={query.q} short optional />
    <Button kind="secondary">{cx.t('links.filter')}</Button>
  </Form>
)

const Actions = ({ cx, link }: { cx: Cx; link: LinkRow }) => (
  <Form
    action={href(cx, `${LINKS}/${link.id}`)}
    class="cluster"
    label={cx.t('links.actions_of', { url: link.url })}
    hidden={{ indirizzo: link.moved_to ?? '' }}
  >
    {link.moved_to && (
      <Button small name="azione" value="cambia">
        {cx.t('links.accept')}
      </Button>
    )}
    <Button kind="secondary" small name="azione" value="ricontrolla">
      {cx.t('links.recheck')}
    </Button>
    <a href={href(cx, `${LINKS}/${link.id}`)}>{cx.t('links.more')}</a>
  </Form>
)

const Changes = ({ cx, changes }: { cx: Cx; changes: readonly ChangeRow[] }) => (
  <section aria-labelledby="cambiati">
    <h2 id="cambiati">{cx.t('links.changes')}</h2>
    <Table
      caption={cx.t('links.changes')}
      quietCaption
      rows={changes}
      columns={[
        {
          label: cx.t('links.organization'),
          cell: (row) => (
            <a href={href(cx, `/enti/${row.slug}`)}>
              <bdi lang={row.original_lang} class="wraps">
                {row.name}
              </bdi>
            </a>
          ),
        },
        {
          label: cx.t('links.before'),
          cell: (row) => (
            <bdi dir="ltr" class="wraps">
              {row.before}
            </bdi>
          ),
        },
        {
          label: cx.t('links.after'),
          cell: (row) => (
            <bdi dir="ltr" class="wraps">
              {row.after}
            </bdi>
          ),
        },
        { label: cx.t('links.who'), cell: (row) => cx.t('links.by', { name: row.by_name, date: row.at }) },
        {
          label: cx.t('links.actions'),
          cell: (row) => (
            <Form
              action={href(cx, `${LINKS}/annulla/${row.id}`)}
              label={cx.t('links.undo_of', { url: row.after })}
            >
              <Button kind="secondary" small>
                {cx.t('links.undo')}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  </section>
)
