import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Bdi } from '../../../../platform/ui/Bdi.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import type { Invited } from '../invite.ts'
import { roleWord } from './ColleagueTable.tsx'

interface InvitationsProps {
  cx: Cx
  base: string
  invitations: readonly Invited[]
}

/** Invitations that nobody accepted yet, each to be sent again or taken back. */
export const Invitations = ({ cx, base, invitations }: InvitationsProps) =>
  invitations.length === 0 ? null : (
    <section>
      <h2>{cx.t('members.invitations_title')}</h2>
      <ul class="stack plain-list">
        {invitations.map((one) => (
          <li key={one.id} class="card stack">
            <p>
              <Bdi wraps>{one.email}</Bdi> · {roleWord(cx, one.role)}
            </p>
            <p>
              {one.expiresAt > cx.now ? (
                cx.t('members.invitation_until', { date: one.expiresAt })
              ) : (
                <Badge tone="warning">{cx.t('members.invitation_over')}</Badge>
              )}
            </p>
            <div class="cluster">
              <Act
                cx={cx}
                path={`${base}/inviti/${one.id}/rimanda`}
                words="members.invitation_again"
                email={one.email}
              />
              <Act
                cx={cx}
                path={`${base}/inviti/${one.id}/ritira`}
                words="members.invitation_withdraw"
                email={one.email}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )

interface ActProps {
  cx: Cx
  path: string
  words: 'members.invitation_again' | 'members.invitation_withdraw'
  email: string
}

const Act = ({ cx, path, words, email }: ActProps) => (
  <Form action={href(cx, path)} label={`${cx.t(words)}: ${email}`}>
    <Button kind="secondary" small>
      {cx.t(words)}
      <span class="visually-hidden">: {email}</span>
    </Button>
  </Form>
)
