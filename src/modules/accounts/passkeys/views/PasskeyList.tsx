import type { Cx } from '../../../../platform/cx.ts'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import { PASSKEYS } from '../../second-factor/paths.ts'
import type { Passkey } from '../queries.ts'

/** The passkeys of an account, each with its name, and the way to add one. */
export const PasskeyList = ({ cx, passkeys }: { cx: Cx; passkeys: readonly Passkey[] }) => (
  <>
    <h2>{cx.t('accounts.passkey.title')}</h2>
    <p class="measure">{cx.t('accounts.passkey.text')}</p>
    {passkeys.length > 0 && (
      <Table
        caption={cx.t('accounts.passkey.title')}
        quietCaption
        rows={passkeys}
        columns={[
          { label: cx.t('accounts.passkey.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          {
            label: cx.t('accounts.passkey.added'),
            cell: ({ createdAt }) => cx.t('accounts.passkey.on', { date: createdAt }),
          },
          {
            label: cx.t('accounts.passkey.used'),
            cell: ({ lastUsedAt }) =>
              lastUsedAt ? cx.t('accounts.passkey.on', { date: lastUsedAt }) : cx.t('accounts.passkey.never'),
          },
          {
            label: cx.t('accounts.factor.remove'),
            cell: ({ id, name }) => (
              <a href={href(cx, `${PASSKEYS}/${id}/togli`)}>
                {cx.t('accounts.factor.remove')} <bdi class="visually-hidden">{name}</bdi>
              </a>
            ),
          },
        ]}
      />
    )}
    <p>
      <LinkButton kind="secondary" href={href(cx, `${PASSKEYS}/nuova`)}>
        {cx.t('accounts.passkey.add')}
      </LinkButton>
    </p>
  </>
)
