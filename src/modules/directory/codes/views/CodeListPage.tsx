import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { type CodeLists, isOwnList, type Taxonomy, type Term } from '../../../taxonomy/api.ts'
import type { CodeChangeRow } from '../code-changes.ts'
import { CODES } from '../paths.ts'
import { mayKeepCodes } from '../permissions.ts'

/** All lists, with how many terms each has. */
export const CodeListsPage = ({ cx, lists }: { cx: Cx; lists: CodeLists }) => (
  <ul class="link-list measure">
    {lists.taxonomies.map(({ code, names }) => (
      <li key={code}>
        <a href={href(cx, `${CODES}/${code}`)}>{names[cx.lang]}</a>{' '}
        <span class="soft">
          {cx.t('directory.codes.count', { count: lists.terms(code).length })}
          {!isOwnList(code) && ` · ${cx.t('directory.codes.of_law')}`}
        </span>
      </li>
    ))}
  </ul>
)

interface ListProps {
  cx: Cx
  lists: CodeLists
  list: Taxonomy
  changes: readonly CodeChangeRow[]
  done: 'salvata' | 'aggiunta' | 'spostata' | 'ritirata' | 'ripresa' | 'niente' | undefined
}

/** One list: its terms in order, those that ended, and what was retired lately. */
export const CodeListPage = (props: ListProps) => {
  const { cx, lists, list, changes, done } = props
  const keeps = mayKeepCodes(cx.actor, undefined)
  const own = isOwnList(list.code) && keeps
  return (
    <>
      {done && (
        <Alert cx={cx} tone={done === 'niente' ? 'warning' : 'success'} live>
          <p>{cx.t(`directory.codes.done_${done}`)}</p>
        </Alert>
      )}
      {!isOwnList(list.code) && <p>{cx.t('directory.codes.law_text')}</p>}
      {!keeps && <p>{cx.t('directory.codes.limited')}</p>}
      {own && (
        <p>
          <LinkButton href={href(cx, `${CODES}/${list.code}/nuova`)}>
            {cx.t('directory.codes.add')}
          </LinkButton>
        </p>
      )}
      {keeps && changes.length > 0 && <Changes {...props} />}
      <Table
        caption={list.names[cx.lang]}
        quietCaption
        rows={lists.terms(list.code, { ended: true })}
        columns={[
          { label: cx.t('directory.codes.term'), cell: (term) => <Words {...props} term={term} /> },
          { label: cx.t('directory.codes.plain'), cell: (term) => term.words[cx.lang].plain },
          { label: cx.t('directory.codes.code'), cell: ({ code }) => <code dir="ltr">{code}</code> },
          ...(own
            ? [
                {
                  label: cx.t('directory.codes.order'),
                  cell: (term: Term) => <Order {...props} term={term} />,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

const isEnded = (lists: CodeLists, { taxonomy, code }: Term) =>
  !lists.terms(taxonomy).some((term) => term.code === code)

const Words = ({ cx, lists, list, term }: ListProps & { term: Term }) => (
  <span id={`voce-${term.code}`}>
    {mayKeepCodes(cx.actor, undefined) ? (
      <a href={href(cx, `${CODES}/${list.code}/${encodeURIComponent(term.code)}`)}>
        {term.words[cx.lang].label}
      </a>
    ) : (
      term.words[cx.lang].label
    )}{' '}
    {isEnded(lists, term) && <Badge tone="warning">{cx.t('directory.codes.ended')}</Badge>}
  </span>
)

const Order = ({ cx, lists, list, term }: ListProps & { term: Term }) => {
  if (isEnded(lists, term)) return null
  const label = term.words[cx.lang].label
  const open = lists.terms(list.code)
  const isAt = (place: number) => open.at(place)?.code === term.code
  return (
    <Form
      action={href(cx, `${CODES}/${list.code}/${encodeURIComponent(term.code)}/sposta`)}
      class="cluster"
      label={cx.t('directory.codes.order_of', { term: label })}
    >
      {!isAt(0) && (
        <Button kind="secondary" small name="verso" value="su">
          {cx.t('directory.codes.up')}
          <span class="visually-hidden"> {label}</span>
        </Button>
      )}
      {!isAt(-1) && (
        <Button kind="secondary" small name="verso" value="giu">
          {cx.t('directory.codes.down')}
          <span class="visually-hidden"> {label}</span>
        </Button>
      )}
      <a href={href(cx, `${CODES}/${list.code}/${encodeURIComponent(term.code)}/ritira`)}>
        {cx.t('directory.codes.retire')}
        <span class="visually-hidden"> {label}</span>
      </a>
    </Form>
  )
}

const Changes = ({ cx, lists, list, changes }: ListProps) => (
  <section aria-labelledby="ritirate">
    <h2 id="ritirate">{cx.t('directory.codes.retired')}</h2>
    <ul>
      {changes.map(({ id, code, replacement, at, by_name: name, records }) => (
        <li key={id}>
          {lists.label(cx.lang, list.code, code)}
          {replacement && ` → ${lists.label(cx.lang, list.code, replacement)}`}{' '}
          <span class="soft">{cx.t('directory.codes.retired_by', { name, date: at, count: records })}</span>
          <Form action={href(cx, `${CODES}/${list.code}/cambi/${id}/annulla`)}>
            <Button kind="secondary" small>
              {cx.t('directory.codes.undo')}
              <span class="visually-hidden"> {lists.label(cx.lang, list.code, code)}</span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  </section>
)
