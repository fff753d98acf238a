import type { Cx } from '../../../platform/cx.ts'
import { BODY_ROLES, type Permission, ROLES, STAFF_ROLES } from '../../../platform/http/actor.ts'
import { Table } from '../../../platform/ui/Table.tsx'
import { permissionKey, roleAboutKey, roleKey } from '../role-words.ts'

/** Who may do what, as the manifests declare it: by task, then by role. */
export const Roles = ({ cx }: { cx: Cx }) => (
  <>
    <h2>{cx.t('staff.roles_by_permission')}</h2>
    <Table
      caption={cx.t('staff.roles_by_permission')}
      quietCaption
      rows={declared(cx)}
      columns={[
        { label: cx.t('staff.roles_what'), cell: ([permission]) => cx.t(permissionKey(permission)) },
        {
          label: cx.t('staff.roles_who'),
          cell: ([, holders]) => (
            <ul class="plain-list">
              {holders.map((role) => (
                <li key={role}>{cx.t(roleKey(role))}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
    <h2>{cx.t('staff.roles_each')}</h2>
    {ROLES.map((role) => (
      <section key={role}>
        <h3>{cx.t(roleKey(role))}</h3>
        <p>{cx.t(roleAboutKey(role))}</p>
        <RoleTasks cx={cx} permissions={[...cx.modules.permissionsOf([role])]} />
        {STAFF_ROLES.includes(role) && <p class="soft">{cx.t('staff.roles_second_factor')}</p>}
        {BODY_ROLES.includes(role) && <p class="soft">{cx.t('staff.roles_for_body')}</p>}
      </section>
    ))}
  </>
)

const RoleTasks = ({ cx, permissions }: { cx: Cx; permissions: readonly Permission[] }) =>
  permissions.length === 0 ? (
    <p>{cx.t('staff.roles_nothing')}</p>
  ) : (
    <ul>
      {permissions.map((permission) => (
        <li key={permission}>{cx.t(permissionKey(permission))}</li>
      ))}
    </ul>
  )

/** Every permission with its holders, in the order of the modules. */
function declared({ modules }: Cx) {
  return modules.list.flatMap(({ permissions = {} }) =>
    Object.keys(permissions).map((name) => {
      const permission = name as Permission
      return [permission, ROLES.filter((role) => permissions[permission]?.includes(role))] as const
    }),
  )
}
