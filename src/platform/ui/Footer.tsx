import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import { Bdi } from './Bdi.tsx'
import { href } from './href.ts'
import { Icon } from './Icon.tsx'
import { PATHS } from './paths.ts'
import { SafeLink } from './SafeLink.tsx'

type FooterCx = Pick<Cx, 't' | 'lang' | 'site'>

/** What stands under every page: who answers, the sections, and the pages the law asks for. */
export const Footer = ({ cx }: { cx: FooterCx }) => (
  <footer class="it-footer" id="footer">
    <div class="container">
      <div class="footer-grid">
        <div>
          <p class="footer-brand">
            <Icon name="mark" />
            {cx.site.name}
          </p>
          {cx.site.owner && <p>{cx.site.owner}</p>}
          <p>{cx.t('ui.tagline')}</p>
        </div>
        <Contacts cx={cx} />
        <Column title={cx.t('ui.footer_explore')}>
          {cx.site.navigation.map(({ key, path }) => (
            <li key={path}>
              <a href={href(cx, path)}>{cx.t(key)}</a>
            </li>
          ))}
        </Column>
        <Legal cx={cx} />
      </div>
      <div class="footer-small">
        <span>{cx.t('ui.footer_licence')}</span>
      </div>
    </div>
  </footer>
)

const Column = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="footer-links">
    <h2>{title}</h2>
    <ul>{children}</ul>
  </section>
)

const Contacts = ({ cx }: { cx: FooterCx }) => {
  const { address, phone, email } = cx.site.contacts ?? {}
  if (!address && !phone && !email) return null
  return (
    <section data-element="contacts">
      <h2>{cx.t('ui.footer_contacts')}</h2>
      {address && <p>{address}</p>}
      {phone && (
        <p>
          <SafeLink href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            <Bdi>{phone}</Bdi>
          </SafeLink>
        </p>
      )}
      {email && (
        <p>
          <SafeLink href={`mailto:${email}`}>
            <Bdi wraps>{email}</Bdi>
          </SafeLink>
        </p>
      )}
    </section>
  )
}

const Legal = ({ cx }: { cx: FooterCx }) => (
  <Column title={cx.t('ui.footer_about')}>
    <li>
      <a href={href(cx, PATHS.accessibility)} data-element="accessibility-link">
        {cx.t('ui.footer_accessibility')}
      </a>
    </li>
    <li>
      <a href={href(cx, PATHS.privacy)} data-element="privacy-policy-link">
        {cx.t('ui.footer_privacy')}
      </a>
    </li>
    <li>
      <a href={href(cx, PATHS.legal)} data-element="legal-notes">
        {cx.t('ui.footer_legal')}
      </a>
    </li>
    <li>
      <a href={href(cx, PATHS.openData)}>{cx.t('ui.footer_open_data')}</a>
    </li>
  </Column>
)
