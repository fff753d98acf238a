import type { Cx } from '../cx.ts'
import { asset, hasAsset } from './assets.ts'
import { Feedback } from './Feedback.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { href } from './href.ts'
import { render } from './html.ts'
import { Alert } from './Notice.tsx'
import { PATHS } from './paths.ts'

/** What differs from page to page inside the shell: HTML, already escaped. */
export type Slot = 'head' | 'place' | 'page' | 'actor' | 'main'

// A character no text of ours has (private use), around the name of a slot.
const MARK = '\uE000'
const slot = (name: Slot) => `${MARK}${name}${MARK}`

/** Which optional parts the shell has. */
export interface ShellParts {
  feedback: boolean
  search: boolean
}

/** Everything around the content of a page, kept per language and state of the menu: pieces, every second one a slot. */
const shells = new Map<string, readonly string[]>()
const MOST = 500

/** The whole document with the slots filled. */
export function fillShell(cx: Cx, parts: ShellParts, slots: Record<Slot, string>): string {
  const active = activePath(cx)
  const key = shellKey(cx, active, parts)
  let pieces = shells.get(key)
  if (!pieces) {
    pieces = buildShell(cx, active, parts).split(MARK)
    if (shells.size >= MOST) shells.clear()
    shells.set(key, pieces)
  }
  let html = ''
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? ''
    html += at % 2 === 0 ? piece : slots[piece as Slot]
  }
  return html
}

function shellKey({ lang, site, actor, room }: Cx, active: string | undefined, parts: ShellParts): string {
  const menu = site.navigation.map(({ path }) => path).join(' ')
  const { address, phone, email } = site.contacts ?? {}
  return [
    lang,
    site.name,
    site.owner,
    address,
    phone,
    email,
    menu,
    active,
    actor !== undefined,
    actor?.hasAccount,
    parts.feedback,
    parts.search,
    room.isFull(),
  ].join('\n')
}

/** The navigation item the page is under: the longest path that begins its address. */
function activePath({ path, site }: Cx): string | undefined {
  const above = site.navigation.filter((item) => path === item.path || path.startsWith(`${item.path}/`))
  return above.map((item) => item.path).sort((a, b) => b.length - a.length)[0]
}

function buildShell(cx: Cx, active: string | undefined, parts: ShellParts): string {
  const rtl = cx.lang === 'ar'
  return `<!doctype html>${render(
    <html lang={cx.lang} dir={rtl ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {slot('head')}
        <link rel="stylesheet" href={asset(rtl ? 'site-rtl.css' : 'site.css')} />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={cx.site.name}
          href={href(cx, PATHS.openSearch)}
        />
        <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
        <meta name="theme-color" content="#0059b3" />
        <meta name="format-detection" content="telephone=no" />
        {hasAsset('menu.js') && <script type="module" src={asset('menu.js')} />}
      </head>
      <body>
        <SkipLinks cx={cx} />
        <Header
          cx={cx}
          place={slot('place')}
          actor={cx.actor && { name: slot('actor'), hasAccount: cx.actor.hasAccount }}
          active={active}
          search={parts.search}
        />
        <main id="main" tabIndex={-1}>
          {cx.room.isFull() && (
            <div class="container">
              <Alert cx={cx} tone="warning">
                {cx.t('ui.read_only')}
              </Alert>
            </div>
          )}
          {slot('main')}
        </main>
        {parts.feedback && <Feedback cx={cx} page={slot('page')} />}
        <Footer cx={cx} />
      </body>
    </html>,
  )}`
}

const SkipLinks = ({ cx }: { cx: Cx }) => (
  <div class="skiplinks">
    <a href="#main">{cx.t('ui.skip_content')}</a>
    <a href="#footer">{cx.t('ui.skip_footer')}</a>
  </div>
)
