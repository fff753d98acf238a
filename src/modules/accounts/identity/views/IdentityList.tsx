import type { Cx } from '../../../../platform/cx.ts'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import type { OwnIdentity } from '../identities.ts'
import { IDENTITIES, LINK, SIGN_IN_WITH } from '../paths.ts'
import { labelOf, labelOfIssuer, listProviders } from '../providers.ts'

/** The other services linked to an account, and the ways to link more; nothing where the portal has none. */
export function IdentityList({ cx, identities }: { cx: Cx; identities: readonly OwnIdentity[] }) {
  const providers = listProviders(cx.config)
  if (providers.length === 0 && identities.length === 0) return null
  const service = ({ issuer }: OwnIdentity) => <bdi>{labelOfIssuer(cx.config, issuer, cx.lang)}</bdi>
  return (
    <>
      <h2>{cx.t('accounts.identity.title')}</h2>
      <p class="measure">{cx.t('accounts.identity.text')}</p>
      {identities.length > 0 && (
        <Table
          caption={cx.t('accounts.identity.title')}
          quietCaption
          rows={identities}
          columns={[
            { label: cx.t('accounts.identity.service'), cell: service },
            { label: cx.t('accounts.identity.known_as'), cell: ({ knownAs }) => <bdi>{knownAs}</bdi> },
            {
              label: cx.t('accounts.passkey.used'),
              cell: ({ lastUsedAt }) =>
                lastUsedAt
                  ? cx.t('accounts.passkey.on', { date: lastUsedAt })
                  : cx.t('accounts.passkey.never'),
            },
            {
              label: cx.t('accounts.factor.remove'),
              cell: (one) => (
                <a href={href(cx, `${IDENTITIES}/${one.id}/togli`)}>
                  {cx.t('accounts.factor.remove')} <span class="visually-hidden">{service(one)}</span>
                </a>
              ),
            },
          ]}
        />
      )}
      <p class="cluster">
        {providers.map((provider) => (
          <LinkButton
            key={provider.name}
            kind="secondary"
            href={`${href(cx, `${SIGN_IN_WITH}/${provider.name}`)}?verso=${encodeURIComponent(href(cx, LINK))}`}
          >
            {cx.t('accounts.identity.link_title', { service: labelOf(provider, cx.lang) })}
          </LinkButton>
        ))}
      </p>
    </>
  )
}
