import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import { Icon } from './Icon.tsx'
import { safeUrl } from './safe-url.ts'

interface SafeLinkProps {
  href: string | null | undefined
  children: ComponentChildren
  class?: string
  /** Names of relations such as `nofollow`. */
  rel?: string
  lang?: string
  /** Marks a link that leaves this site; needs the context for its words. */
  external?: Pick<Cx, 't'>
}

/** A link whose address comes from data; an address that could do harm becomes plain text. */
export function SafeLink({ href, children, external, ...rest }: SafeLinkProps) {
  const url = safeUrl(href)
  if (!url) return <span class={rest.class}>{children}</span>
  return (
    <a href={url} {...rest}>
      {children}
      {external && (
        <>
          {' '}
          <Icon name="external-link" size="sm" />
          <span class="visually-hidden">{external.t('ui.external')}</span>
        </>
      )}
    </a>
  )
}
