import { direction, LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { asset } from '../../../platform/ui/assets.ts'
import { render } from '../../../platform/ui/html.ts'
import { PATHS } from '../../../platform/ui/paths.ts'
import { paletteClass } from '../palettes.ts'
import type { Spot } from './links.ts'
import { suffixOf } from './links.ts'
import type { SpaceView } from './show-space.tsx'
import { type Shown, textOf } from './shown.ts'

/** A page of a site as a document of its own: on its own host and in files. Nothing of the portal's frame is in it. */
export function ownDocument(shown: Shown, spot: Spot, view: SpaceView): string {
  const { cx, document } = shown
  const site = textOf(shown, document.site.values, 'name')?.text ?? ''
  const text = `<!doctype html>${render(
    <html lang={cx.lang} dir={direction(cx.lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{spot.at === 'home' ? site : `${view.title.text} – ${site}`}</title>
        {view.description && <meta name="description" content={view.description} />}
        <Addresses shown={shown} spot={spot} />
        <link rel="stylesheet" href={asset(cx.lang === 'ar' ? 'site-rtl.css' : 'site.css')} />
        <meta name="format-detection" content="telephone=no" />
      </head>
      <body class={paletteClass(document.site.values.palette)}>
        <div class="skiplinks">
          <a href="#main">{cx.t('ui.skip_content')}</a>
        </div>
        <header class="container">
          <OtherLanguages shown={shown} spot={spot} />
        </header>
        <main id="main" tabIndex={-1}>
          <div class="container">{view.head}</div>
          <div class="container page-body">{view.content}</div>
        </main>
        <Foot shown={shown} />
      </body>
    </html>,
  )}`
  // The small drawings are in a file of the portal that other places cannot use.
  return text.replaceAll(/<svg [^>]*aria-hidden="true"[^>]*>.*?<\/svg>/g, '')
}

/** The page's own address and those in the other languages; files have none. */
function Addresses({ shown: { cx, links, document }, spot }: { shown: Shown; spot: Spot }) {
  if (!cx.ownHost) return null
  const at = (lang: (typeof LANGUAGES)[number]) => `${cx.ownHost}/${lang}${suffixOf(spot)}`
  return (
    <>
      <link rel="canonical" href={at(cx.lang)} />
      {LANGUAGES.map((lang) => (
        <link key={lang} rel="alternate" hreflang={lang} href={at(lang)} />
      ))}
      {document.news.length > 0 && (
        <link rel="alternate" type="application/atom+xml" href={links.feed?.(cx.lang)} />
      )}
    </>
  )
}

const OtherLanguages = ({ shown: { cx, links }, spot }: { shown: Shown; spot: Spot }) => (
  <nav class="space-languages" aria-label={cx.t('ui.languages')}>
    <ul class="cluster">
      {LANGUAGES.map((lang) => (
        <li key={lang}>
          <a
            href={links.to(spot, lang)}
            lang={lang}
            hreflang={lang}
            dir={direction(lang)}
            aria-current={lang === cx.lang ? 'true' : undefined}
          >
            {LANGUAGE_NAMES[lang]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Whose house it stands in, and the pages the law asks for. */
function Foot({ shown: { cx, links, slug } }: { shown: Shown }) {
  const portal = (path: string) => `${links.origin ?? ''}/${cx.lang}${path}`
  return (
    <footer class="space-foot">
      <div class="container">
        <p>
          <a href={portal(`/enti/${slug}`)}>{cx.t('spaces.on_portal', { portal: cx.site.name })}</a>
        </p>
        <ul class="cluster">
          <li>
            <a href={portal(PATHS.accessibility)}>{cx.t('ui.footer_accessibility')}</a>
          </li>
          <li>
            <a href={portal(PATHS.privacy)}>{cx.t('ui.footer_privacy')}</a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
