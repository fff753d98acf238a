import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import { handOverPath, peoplePath } from '../../paths.ts'
import type { Body } from '../body.ts'
import type { Colleague } from '../colleagues.ts'

interface TableProps {
  cx: Cx
  body: Body
  /** Whether each can be changed here. */
  manages: boolean
  colleagues: readonly Colleague[]
}

/** The people of an organisation: role, since when, last seen in months. */
export const ColleagueTable = ({ cx, body, manages, colleagues }: TableProps) => (
  <Table
    caption={cx.t('members.people_count', { count: colleagues.length })}
    rows={colleagues}
    columns={[
      { label: cx.t('members.people_name'), cell: (one) => <Name cx={cx} colleague={one} /> },
      { label: cx.t('members.people_role'), cell: ({ role }) => roleWord(cx, role) },
      { label: cx.t('members.people_since'), cell: ({ since }) => cx.t('members.date', { date: since }) },
      { label: cx.t('members.people_seen'), cell: ({ away }) => seenWords(cx, away) },
      ...(manages
        ? [
            {
              label: cx.t('members.people_change'),
              cell: (one: Colleague) =>
                isOnlyOwner(one, colleagues) ? (
                  <a href={href(cx, handOverPath(body.organizationId))}>{cx.t('members.hand_over_title')}</a>
                ) : (
                  <Changes cx={cx} base={peoplePath(body.organizationId)} colleague={one} />
                ),
            },
          ]
        : []),
    ]}
  />
)

const isOnlyOwner = ({ id, role }: Colleague, all: readonly Colleague[]) =>
  role === 'organization_owner' && !all.some((one) => one.id !== id && one.role === role)

/** Owner or editor, in the reader's language. */
export const roleWord = (cx: Cx, role: string) =>
  cx.t(role === 'organization_owner' ? 'members.role_owner' : 'members.role_editor')

/** When somebody was last in, in months. */
export function seenWords(cx: Cx, away: number | undefined): string {
  if (away === undefined || away > 6) return cx.t('members.seen_long_ago')
  return away === 0 ? cx.t('members.seen_lately') : cx.t('members.seen_months', { count: away })
}

const Name = ({ cx, colleague: { id, name } }: { cx: Cx; colleague: Colleague }) => (
  <>
    <bdi class="wraps">{name}</bdi> {id === cx.actor?.id && <Badge>{cx.t('members.people_you')}</Badge>}
  </>
)

interface ChangesProps {
  cx: Cx
  base: string
  colleague: Colleague
}

const Changes = ({ cx, base, colleague: { id, name, role } }: ChangesProps) => {
  const to = role === 'organization_owner' ? 'organization_editor' : 'organization_owner'
  const words = cx.t(to === 'organization_owner' ? 'members.make_owner' : 'members.make_editor')
  return (
    <div class="cluster">
      <Form action={href(cx, `${base}/${id}/ruolo`)} label={`${words}: ${name}`}>
        <Button name="ruolo" value={to} kind="secondary" small>
          {words}
          <span class="visually-hidden">: {name}</span>
        </Button>
      </Form>
      {id !== cx.actor?.id && (
        <a href={href(cx, `${base}/${id}/termina`)}>
          {cx.t('members.end')}
          <span class="visually-hidden">: {name}</span>
        </a>
      )}
    </div>
  )
}
