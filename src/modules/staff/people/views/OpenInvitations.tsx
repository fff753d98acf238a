import type { Cx } from '../../../../platform/cx.ts'
import { isRole } from '../../../../platform/http/actor.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import { roleKey } from '../../role-words.ts'
import type { OpenInvitation } from '../invitations.ts'
import { INVITE } from '../paths.ts'

/** Invitations to work on the portal that nobody accepted yet, each to be taken back. */
export const OpenInvitations = ({ cx, open }: { cx: Cx; open: readonly OpenInvitation[] }) =>
  open.length === 0 ? null : (
    <Table
      caption={cx.t('staff.invitations_title')}
      rows={open}
      columns={[
        { label: cx.t('staff.people_email'), cell: ({ email }) => <bdi class="wraps">{email}</bdi> },
        { label: cx.t('staff.people_role'), cell: ({ role }) => isRole(role) && cx.t(roleKey(role)) },
        { label: cx.t('staff.invitations_by'), cell: ({ invitedBy }) => <bdi>{invitedBy}</bdi> },
        {
          label: cx.t('staff.invitations_until'),
          cell: ({ expiresAt }) => cx.t('staff.invitations_day', { date: expiresAt }),
        },
        {
          label: cx.t('staff.invitations_change'),
          cell: ({ id, email }) => (
            <Form action={href(cx, `${INVITE}/${id}/ritira`)} label={email}>
              <Button kind="secondary" small>
                {cx.t('staff.invitations_withdraw')}
                <span class="visually-hidden">: {email}</span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
