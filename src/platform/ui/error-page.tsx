import type { Cx } from '../cx.ts'
import type { HttpErrorStatus } from '../http/errors.ts'
import { direction } from '../i18n/languages.ts'
import { asset } from './assets.ts'
import { Bdi } from './Bdi.tsx'
import { LinkButton } from './Button.tsx'
import { href } from './href.ts'
import { render } from './html.ts'
import { renderPage } from './Page.tsx'
import { PATHS } from './paths.ts'

const SPOKEN = [400, 401, 403, 404, 409, 410, 413, 429, 500, 503, 'not_kept'] as const

/** What a page says went wrong: a status, or more than its status says. */
export type ErrorShown = HttpErrorStatus | 'not_kept'
type Spoken = (typeof SPOKEN)[number]
const isSpoken = (shown: ErrorShown): shown is Spoken => (SPOKEN as readonly ErrorShown[]).includes(shown)

/** The page to sign in, and from there back to the one asked for. */
const signInPath = (cx: Cx) =>
  `${href(cx, PATHS.signIn)}?verso=${encodeURIComponent(`${cx.url.pathname}${cx.url.search}`)}`

/** A page that says in plain words what went wrong and what to do next. */
export function errorPage(cx: Cx, shown: ErrorShown): string {
  const known = isSpoken(shown) ? shown : 400
  const title = cx.t(`ui.error_${known}`)
  return renderPage(
    cx,
    { title, lead: cx.t(`ui.error_${known}_text`), breadcrumb: [], feedback: false, indexed: false },
    <>
      {known === 503 && <p>{cx.t('ui.busy_sent')}</p>}
      <p class="cluster">
        <LinkButton href={href(cx, '/')}>{cx.t('ui.home')}</LinkButton>
        {known === 401 ? (
          <LinkButton href={signInPath(cx)} kind="secondary">
            {cx.t('ui.sign_in')}
          </LinkButton>
        ) : (
          <LinkButton href={href(cx, PATHS.search)} kind="secondary" icon="search">
            {cx.t('ui.search_label')}
          </LinkButton>
        )}
      </p>
      {known === 500 && (
        <p class="soft">
          {cx.t('ui.error_code', { code: '' })}
          <Bdi>{cx.requestId}</Bdi>
        </p>
      )}
    </>,
  )
}

/** The same where nothing of the portal may be linked: on a host that shows only a part of it. */
export function plainErrorPage(cx: Cx, shown: ErrorShown): string {
  const known = isSpoken(shown) ? shown : 400
  const title = cx.t(`ui.error_${known}`)
  return `<!doctype html>${render(
    <html lang={cx.lang} dir={direction(cx.lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={asset(cx.lang === 'ar' ? 'site-rtl.css' : 'site.css')} />
      </head>
      <body>
        <main class="container page-head">
          <h1>{title}</h1>
          <p class="lead">{cx.t(`ui.error_${known}_text`)}</p>
          {known === 503 && <p>{cx.t('ui.busy_sent')}</p>}
          <p>
            <LinkButton href={href(cx, '/')}>{cx.t('ui.home')}</LinkButton>
          </p>
        </main>
      </body>
    </html>,
  )}`
}
