import type { Cx } from '../../../../platform/cx.ts'
import { isRole, ROLES, type Role } from '../../../../platform/http/actor.ts'
import { enumerated } from '../../../../platform/i18n/enumerated.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../../platform/ui/Pagination.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { mayGiveRoles } from '../../permissions.ts'
import { roleKey } from '../../role-words.ts'
import { INVITE, PEOPLE, ROLES_PAGE } from '../paths.ts'
import { type ListedPerson, PEOPLE_PAGE } from '../queries.ts'

interface PeopleProps {
  cx: Cx
  /** An invitation was just sent. */
  invited: boolean
  people: readonly ListedPerson[]
  total: number
  filter: { q: string; ruolo: Role | ''; stato: string; page: number }
}

/** People with an account: searched, filtered, each with the roles held now. */
export const People = ({ cx, people, total, filter, invited }: PeopleProps) => (
  <>
    {invited && <Alert cx={cx} tone="success" title={cx.t('staff.invite_done')} live />}
    <p class="cluster">
      {mayGiveRoles(cx.actor, undefined) && (
        <LinkButton href={href(cx, INVITE)} kind="secondary">
          {cx.t('staff.invite_title')}
        </LinkButton>
      )}
      <a href={href(cx, ROLES_PAGE)}>{cx.t('staff.roles_title')}</a>
    </p>
    <Form action={href(cx, PEOPLE)} method="get" class="cluster">
      <TextField
        cx={cx}
        name="q"
        label={cx.t('staff.people_words')}
        value={filter.q}
        type="search"
        optional
      />
      <SelectField
        cx={cx}
        name="ruolo"
        label={cx.t('staff.people_role')}
        value={filter.ruolo}
        empty={cx.t('staff.people_any')}
        options={ROLES.map((role) => ({ value: role, label: cx.t(roleKey(role)) }))}
        optional
      />
      <SelectField
        cx={cx}
        name="stato"
        label={cx.t('staff.people_state')}
        value={filter.stato}
        empty={cx.t('staff.people_any')}
        options={[
          { value: 'active', label: cx.t('staff.state_active') },
          { value: 'suspended', label: cx.t('staff.state_suspended') },
        ]}
        optional
      />
      <Button kind="secondary">{cx.t('staff.people_find')}</Button>
    </Form>
    {people.length === 0 ? (
      <p>{cx.t('staff.people_none')}</p>
    ) : (
      <Table
        caption={cx.t('staff.people_count', { total })}
        rows={people}
        columns={[
          {
            label: cx.t('staff.people_name'),
            cell: ({ id, name }) => (
              <a href={href(cx, `${PEOPLE}/${id}`)}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          { label: cx.t('staff.people_email'), cell: ({ email }) => <bdi>{email}</bdi> },
          {
            label: cx.t('staff.people_role'),
            cell: ({ roles }) =>
              enumerated(
                cx.lang,
                roles.filter(isRole).map((role) => cx.t(roleKey(role))),
              ) || '–',
          },
          { label: cx.t('staff.people_state'), cell: ({ state }) => <StateBadge cx={cx} state={state} /> },
        ]}
      />
    )}
    <Pagination cx={cx} page={filter.page} pages={Math.ceil(total / PEOPLE_PAGE)} />
  </>
)

/** Whether an account may enter. */
export const StateBadge = ({ cx, state }: { cx: Cx; state: ListedPerson['state'] }) =>
  state === 'suspended' ? (
    <Badge tone="warning">{cx.t('staff.state_suspended')}</Badge>
  ) : (
    <Badge tone="success">{cx.t('staff.state_active')}</Badge>
  )
