import type { Cx } from '../../../../platform/cx.ts'
import { STAFF_ROLES } from '../../../../platform/http/actor.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import type { Account } from '../../../../platform/session/accounts.ts'
import type { RoleGrant } from '../../../../platform/session/role-grants.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { roleKey } from '../../role-words.ts'
import { PEOPLE } from '../paths.ts'
import { StateBadge } from './People.tsx'

interface PersonProps {
  cx: Cx
  person: Account
  grants: readonly RoleGrant[]
  /** Name of a place, by its ISTAT code. */
  placeName: (code: string) => string
  /** Whether the reader gives roles, and to this person. */
  mayGrant: boolean
  errors: FieldErrors
  values: RawValues
}

/** One person: what they may do, from when, given by whom; and what can be done about it. */
export function Person({ cx, person, grants, placeName, mayGrant, errors, values }: PersonProps) {
  const address = `${PEOPLE}/${person.id}`
  const suspended = person.state === 'suspended'
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <DefinitionList
        facts={[
          { term: cx.t('staff.people_email'), value: <bdi>{person.email}</bdi> },
          { term: cx.t('staff.people_state'), value: <StateBadge cx={cx} state={person.state} /> },
          { term: cx.t('staff.person_since'), value: cx.t('staff.on', { date: person.createdAt }) },
        ]}
      />
      <h2>{cx.t('staff.person_roles')}</h2>
      {grants.length === 0 ? (
        <p>{cx.t('staff.person_no_roles')}</p>
      ) : (
        <GrantTable cx={cx} grants={grants} placeName={placeName} address={address} mayGrant={mayGrant} />
      )}
      {mayGrant && <GrantForm cx={cx} address={address} errors={errors} values={values} />}
      {mayGrant && (
        <>
          <h2>{cx.t('staff.factor_title')}</h2>
          <p class="measure">{cx.t('staff.factor_text')}</p>
          <Form action={href(cx, `${address}/secondo-controllo`)}>
            <Button kind="danger">{cx.t('staff.factor_reset')}</Button>
          </Form>
        </>
      )}
      <h2>{cx.t('staff.person_account')}</h2>
      <p class="measure">{cx.t(suspended ? 'staff.reactivate_text' : 'staff.suspend_text')}</p>
      <Form action={href(cx, `${address}/stato`)} hidden={{ stato: suspended ? 'active' : 'suspended' }}>
        <Button kind={suspended ? 'secondary' : 'danger'}>
          {cx.t(suspended ? 'staff.reactivate' : 'staff.suspend')}
        </Button>
      </Form>
    </>
  )
}

interface GrantTableProps extends Pick<PersonProps, 'cx' | 'grants' | 'placeName' | 'mayGrant'> {
  address: string
}

const GrantTable = ({ cx, grants, placeName, address, mayGrant }: GrantTableProps) => (
  <Table
    caption={cx.t('staff.person_roles')}
    quietCaption
    rows={grants}
    columns={[
      { label: cx.t('staff.people_role'), cell: ({ role }) => cx.t(roleKey(role)) },
      { label: cx.t('staff.grant_where'), cell: (grant) => where(cx, grant, placeName) },
      { label: cx.t('staff.grant_from'), cell: ({ validFrom }) => cx.t('staff.on', { date: validFrom }) },
      {
        label: cx.t('staff.grant_until'),
        cell: ({ validTo }) => (validTo ? cx.t('staff.on', { date: validTo }) : cx.t('staff.grant_no_end')),
      },
      { label: cx.t('staff.grant_by'), cell: ({ grantedBy }) => <bdi>{grantedBy}</bdi> },
      {
        label: cx.t('staff.grant_end'),
        cell: ({ id, organizationId }) =>
          mayGrant &&
          !organizationId && (
            <Form action={href(cx, `${address}/ruoli/${id}/termina`)}>
              <Button kind="secondary" small>
                {cx.t('staff.grant_end')}
              </Button>
            </Form>
          ),
      },
    ]}
  />
)

function where(
  cx: Cx,
  { organizationId, territory }: RoleGrant,
  placeName: PersonProps['placeName'],
): string {
  if (organizationId) return cx.t('staff.grant_body')
  if (!territory) return cx.t('staff.grant_everywhere')
  return placeName(territory)
}

interface GrantFormProps extends Pick<PersonProps, 'cx' | 'errors' | 'values'> {
  address: string
}

const GrantForm = ({ cx, address, errors, values }: GrantFormProps) => (
  <>
    <h3>{cx.t('staff.grant_title')}</h3>
    <Form action={href(cx, `${address}/ruoli`)}>
      <SelectField
        cx={cx}
        name="role"
        label={cx.t('staff.people_role')}
        value={textValue(values, 'role')}
        error={errors.role}
        options={STAFF_ROLES.map((role) => ({ value: role, label: cx.t(roleKey(role)) }))}
      />
      <TextField
        cx={cx}
        name="territory"
        label={cx.t('staff.grant_where')}
        hint={cx.t('staff.grant_where_hint')}
        value={textValue(values, 'territory')}
        error={errors.territory}
        optional
      />
      <TextField
        cx={cx}
        name="until"
        type="date"
        label={cx.t('staff.grant_until')}
        hint={cx.t('staff.grant_until_hint')}
        value={textValue(values, 'until')}
        error={errors.until}
        short
        optional
      />
      <Button>{cx.t('staff.grant_title')}</Button>
    </Form>
  </>
)
