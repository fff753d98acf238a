import { direction } from '../../../../platform/i18n/languages.ts'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { Icon } from '../../../../platform/ui/Icon.tsx'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { mailLink, telLink, whatsappLink } from '../contact-links.ts'
import { freshness } from '../freshness.ts'
import { summary } from '../local-text.ts'
import { openOrganization } from '../open-organization.ts'
import { firstPhone, livingSchedules, type Sheet, wayTo } from '../sheet.ts'
import { isSummary } from './About.tsx'
import { OpenNow } from './OpenNow.tsx'
import { Logo } from './Pictures.tsx'
import { freshnessWords } from './Sources.tsx'
import { MachineMark, OlderMark, ShortText } from './Text.tsx'

/** What a person in need reads first: what it is, whether it is open, and the two buttons that help. */
export function Top({ sheet }: { sheet: Sheet }) {
  const { cx, record, text, words } = sheet
  const type = record.type_code && words.term('type', record.type_code)
  const town = words.municipality(record.locations[0]?.istat_code ?? null)?.name
  const about =
    text(record.id, 'description', record.description) ?? text(record.id, 'purpose', record.purpose)
  const gone = record.lifecycle === 'dissolved'
  return (
    <div class="record-top">
      <Logo sheet={sheet} />
      <p class="record-kind">{[type, town].filter(Boolean).join(' · ')}</p>
      {about && (
        <p
          class="lead"
          lang={about.lang === cx.lang ? undefined : about.lang}
          dir={about.lang === cx.lang ? 'auto' : direction(about.lang)}
        >
          {about.machine && (
            <>
              <MachineMark cx={cx} />{' '}
            </>
          )}
          {summary(about.text)}
        </p>
      )}
      {about?.older && isSummary(about.text) && <OlderMark cx={cx} />}
      {!gone && record.lifecycle !== 'inactive' && <OpenSomewhere sheet={sheet} />}
      {!gone && <Actions sheet={sheet} />}
      <Notices sheet={sheet} />
    </div>
  )
}

/** Whether it is open; where only a service is, or opens first, its name says so. */
function OpenSomewhere({ sheet: { cx, record, text } }: { sheet: Sheet }) {
  const { state, serviceId } = openOrganization(livingSchedules(record), cx.now, cx.config.timeZone)
  const service = record.services.find(({ id }) => id === serviceId)
  return (
    <OpenNow cx={cx} state={state}>
      {service && (
        <a href={`#servizio-${service.id}`}>
          <ShortText cx={cx} text={text(service.id, 'name', service.name)} />
        </a>
      )}
    </OpenNow>
  )
}

/** Call, chat, find the way, write. */
function Actions({ sheet: { cx, record, words } }: { sheet: Sheet }) {
  const phone = firstPhone(record)
  const call = phone && telLink(phone.number, phone.extension)
  const chat = record.phones.find(({ type }) => type === 'whatsapp')
  const chatLink = chat && whatsappLink(chat.number)
  const [way] = record.locations.flatMap((place) => wayTo(place, words) ?? [])
  const mail = mailLink(record.email)
  return (
    <p class="cluster record-actions no-print">
      {call && (
        <LinkButton href={call} icon="telephone">
          {cx.t('directory.record.call')} <bdi dir="ltr">{phone.number}</bdi>
        </LinkButton>
      )}
      {way && (
        <LinkButton href={way.map} icon="map-marker" kind="secondary" rel="nofollow">
          {cx.t('directory.record.directions')}
        </LinkButton>
      )}
      {chatLink && (
        <LinkButton href={chatLink} icon="whatsapp" kind="secondary" rel="nofollow">
          WhatsApp
        </LinkButton>
      )}
      {mail && (
        <LinkButton href={mail} icon="mail" kind="secondary">
          {cx.t('directory.record.write')}
        </LinkButton>
      )}
    </p>
  )
}

/** What one must know before trusting the page: that it ended, that it is old, that it is not in one's language. */
function Notices({ sheet }: { sheet: Sheet }) {
  const { cx, record } = sheet
  const state = freshness(record.verified_at, record.review_interval_months, cx.now)
  return (
    <>
      {record.demo && <Alert cx={cx}>{cx.t('directory.record.demo')}</Alert>}
      {record.lifecycle === 'dissolved' && (
        <Alert cx={cx} tone="warning" title={cx.t('directory.record.dissolved_title')}>
          <p>{cx.t('directory.record.dissolved')}</p>
        </Alert>
      )}
      {record.lifecycle === 'inactive' && (
        <Alert cx={cx} tone="warning" title={cx.t('directory.record.inactive_title')}>
          <p>{cx.t('directory.record.inactive')}</p>
        </Alert>
      )}
      {hasForeignText(sheet) && (
        <Alert cx={cx}>{cx.t(`directory.record.only_in_${originalOf(record)}`)}</Alert>
      )}
      <Verified sheet={sheet} />
      {record.lifecycle !== 'dissolved' && (
        <p class={state === 'fresh' ? 'record-fresh soft' : 'record-fresh record-stale'}>
          <Icon name={state === 'fresh' ? 'check-circle' : 'warning-circle'} size="sm" />
          <span>{freshnessWords(cx, record)}</span>
        </p>
      )}
    </>
  )
}

/** That the editors made sure of it, how and when, as long as that counts. */
function Verified({ sheet: { cx, record, today } }: { sheet: Sheet }) {
  const { mark, lifecycle } = record
  if (!mark || mark.until < today || lifecycle === 'dissolved') return null
  return (
    <p class="record-fresh soft">
      <Icon name="check-circle" size="sm" />
      <span>
        {cx.t(`directory.record.verified_${mark.method}`, { date: new Date(`${mark.on}T12:00:00Z`) })}
      </span>
    </p>
  )
}

const ORIGINALS = ['it', 'en', 'fr', 'zh', 'ar', 'ru'] as const
const originalOf = (record: Sheet['record']) => ORIGINALS.find((one) => one === record.original_lang) ?? 'it'

/** Whether a text of weight is shown in another language than the page's. */
function hasForeignText({ cx, record, text }: Sheet): boolean {
  const shown = [
    text(record.id, 'description', record.description),
    text(record.id, 'purpose', record.purpose),
    ...record.services.flatMap((service) => [
      text(service.id, 'name', service.name),
      text(service.id, 'description', service.description),
    ]),
  ]
  return shown.some((one) => one !== undefined && one.lang !== cx.lang)
}
