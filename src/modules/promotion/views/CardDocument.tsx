import { direction } from '../../../platform/i18n/languages.ts'
import { asset } from '../../../platform/ui/assets.ts'
import { href } from '../../../platform/ui/href.ts'
import { SafeLink } from '../../../platform/ui/SafeLink.tsx'
import {
  addressLines,
  firstPhone,
  livingSchedules,
  openState,
  openWords,
  type Sheet,
  summary,
  telLink,
} from '../../directory/api.ts'
import { kindOf } from '../material.ts'

const LONGEST = 160

/** A whole small document, 300 pixels wide, light or dark as the reader has it; its links open outside the frame. */
export function CardDocument({ sheet }: { sheet: Sheet }) {
  const { cx, record } = sheet
  const page = `${cx.site.baseUrl}${href(cx, `/enti/${record.slug}`)}`
  return (
    <html lang={cx.lang} dir={direction(cx.lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{record.name}</title>
        <meta name="robots" content="noindex" />
        <link rel="canonical" href={page} />
        <base target="_blank" />
        <link rel="stylesheet" href={asset('card.css')} />
      </head>
      <body>
        <main>
          <p class="kind">{kindOf(sheet)}</p>
          <h1 lang={record.original_lang}>
            <bdi>{record.name}</bdi>
          </h1>
          <About sheet={sheet} />
          <Reach sheet={sheet} />
          <p>
            <a class="more" href={page} rel="noopener">
              {cx.t('promotion.card_more')}
            </a>
          </p>
        </main>
        <footer>
          <bdi>{[cx.site.owner, cx.site.name].filter(Boolean).join(' · ')}</bdi>
        </footer>
      </body>
    </html>
  )
}

function About({ sheet: { record, text } }: { sheet: Sheet }) {
  const about = text(record.id, 'description', record.description)
  return (
    about && (
      <p lang={about.lang} dir={direction(about.lang)}>
        {summary(about.text, LONGEST)}
      </p>
    )
  )
}

function Reach({ sheet: { cx, record, words } }: { sheet: Sheet }) {
  const phone = firstPhone(record)
  const [place] = record.locations
  const open = openWords(cx, openState(livingSchedules(record), cx.now, cx.config.timeZone))
  return (
    <>
      {open && (
        <p>
          <b>{open.state}</b> {open.next}
        </p>
      )}
      {place && (
        <p>
          <bdi lang="it">{addressLines(place, words).join(', ')}</bdi>
        </p>
      )}
      {phone && (
        <p>
          <SafeLink href={telLink(phone.number, phone.extension)}>
            <bdi dir="ltr">{phone.number}</bdi>
          </SafeLink>
        </p>
      )}
    </>
  )
}
