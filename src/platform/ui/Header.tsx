import type { Cx } from '../cx.ts'
import { href } from './href.ts'
import { Icon } from './Icon.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PATHS } from './paths.ts'

type HeaderCx = Pick<Cx, 't' | 'lang' | 'site'>

interface HeaderProps {
  cx: HeaderCx
  /** The rest of the address after the language, for the switch. */
  place: string
  /** Whoever has signed in; with an account, the name leads to it. */
  actor: { name: string; hasAccount: boolean } | undefined
  /** Path of the navigation item the page belongs to. */
  active: string | undefined
  search: boolean
}

/** What stands on top of every page: whose site it is, languages, name, search and the main menu. */
export const Header = ({ cx, place, actor, active, search }: HeaderProps) => (
  <header class="it-header-wrapper">
    <div class="it-header-slim-wrapper">
      <div class="container it-header-slim-wrapper-content">
        {cx.site.owner && <span class="slim-owner">{cx.site.owner}</span>}
        <LanguageSwitch cx={cx} place={place} />
        {actor === undefined ? <SignIn cx={cx} /> : <SignedIn cx={cx} {...actor} />}
      </div>
    </div>
    <div class="it-nav-wrapper">
      <div class="it-header-center-wrapper">
        <div class="container it-header-center-content-wrapper">
          <Brand cx={cx} />
          <a class="menu-opener" href="#menu">
            <Icon name="burger" />
            {cx.t('ui.menu')}
          </a>
          {search && <SiteSearch cx={cx} />}
        </div>
      </div>
      <MainNavigation cx={cx} active={active} />
    </div>
  </header>
)

const SignIn = ({ cx }: { cx: HeaderCx }) => (
  <a class="slim-staff" href={href(cx, PATHS.signIn)} rel="nofollow" data-element="personal-area-login">
    <Icon name="user" size="sm" />
    {cx.t('ui.sign_in')}
  </a>
)

const SignedIn = ({ cx, name, hasAccount }: { cx: HeaderCx; name: string; hasAccount: boolean }) => (
  <div class="slim-actor">
    {hasAccount && (
      <a class="slim-staff" href={href(cx, PATHS.area)}>
        {cx.t('ui.my_area')}
      </a>
    )}
    <a class="slim-staff" href={href(cx, hasAccount ? PATHS.account : PATHS.staff)}>
      <Icon name="user" size="sm" />
      <bdi>{name}</bdi>
    </a>
    <form method="post" action={href(cx, PATHS.leave)}>
      <button type="submit">{cx.t('ui.leave')}</button>
    </form>
  </div>
)

const Brand = ({ cx }: { cx: HeaderCx }) => (
  <div class="it-brand-wrapper">
    <a href={href(cx, '/')} title={cx.t('ui.home_link', { site: cx.site.name })}>
      <Icon name="mark" />
      <span class="it-brand-text">
        <span class="it-brand-title">{cx.site.name}</span>
        <span class="it-brand-tagline">{cx.t('ui.tagline')}</span>
      </span>
    </a>
  </div>
)

const SiteSearch = ({ cx }: { cx: HeaderCx }) => (
  <search class="it-search-wrapper">
    <form class="site-search" action={href(cx, PATHS.search)} method="get">
      <input
        type="search"
        name="q"
        maxlength={200}
        aria-label={cx.t('ui.search_label')}
        placeholder={cx.t('ui.search_hint')}
        data-element="search-modal-input"
      />
      <button type="submit" data-element="search-submit">
        <Icon name="search" />
        <span class="visually-hidden">{cx.t('ui.search')}</span>
      </button>
    </form>
  </search>
)

const MainNavigation = ({ cx, active }: { cx: HeaderCx; active: string | undefined }) => (
  <div class="it-header-navbar-wrapper" id="menu">
    <nav class="container" aria-label={cx.t('ui.menu_main')}>
      <ul class="main-nav" data-element="main-navigation">
        {cx.site.navigation.map(({ key, path }) => (
          <li key={path}>
            <a href={href(cx, path)} aria-current={path === active ? 'true' : undefined}>
              {cx.t(key)}
            </a>
          </li>
        ))}
      </ul>
      <a class="menu-closer" href="#main">
        <Icon name="close" />
        {cx.t('ui.menu_close')}
      </a>
    </nav>
  </div>
)
