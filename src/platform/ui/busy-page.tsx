import { direction, type Lang } from '../i18n/languages.ts'
import type { Translate } from '../i18n/messages.ts'
import { asset } from './assets.ts'
import { render } from './html.ts'

/** A short page for who cannot be served at this moment: it reads nothing, and leads to the same address again. */
export const busyPage = (lang: Lang, t: Translate): string =>
  `<!doctype html>${render(
    <html lang={lang} dir={direction(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{t('ui.busy')}</title>
        <link rel="stylesheet" href={asset(lang === 'ar' ? 'site-rtl.css' : 'site.css')} />
      </head>
      <body>
        <main class="container page-head">
          <h1>{t('ui.busy')}</h1>
          <p class="lead">{t('ui.busy_text')}</p>
          <p>{t('ui.busy_sent')}</p>
          <p>
            {/* biome-ignore lint/a11y/useValidAnchor: the empty address is the one that was asked for */}
            <a class="btn btn-primary" href="">
              {t('ui.busy_again')}
            </a>
          </p>
        </main>
      </body>
    </html>,
  )}`
