import type { Cx } from '../../../../platform/cx.ts'
import { href } from '../../../../platform/ui/href.ts'
import { SIGN_IN_WITH } from '../paths.ts'
import { labelOf, listProviders } from '../providers.ts'

interface ServiceLinksProps {
  cx: Cx
  /** Page of this site to go to afterwards. */
  next?: string
  /** In another tab, since this page holds what somebody typed. */
  elsewhere?: boolean
}

/** One item for each other service through which people may enter; links, since no form may leave this site. */
export const ServiceLinks = ({ cx, next = '', elsewhere = false }: ServiceLinksProps) => (
  <>
    {listProviders(cx.config).map((provider) => (
      <li key={provider.name}>
        <a
          href={`${href(cx, `${SIGN_IN_WITH}/${provider.name}`)}${next && `?verso=${encodeURIComponent(next)}`}`}
          rel="nofollow noopener"
          {...(elsewhere && { target: '_blank' })}
        >
          {cx.t('accounts.identity.sign_in', { service: labelOf(provider, cx.lang) })}
        </a>
      </li>
    ))}
  </>
)
