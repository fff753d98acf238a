import { href } from '../../../../platform/ui/href.ts'
import { qrPath } from '../../../../platform/ui/qr-code.ts'
import { shownAddress } from '../contact-links.ts'
import { webAddress } from '../dead-links.ts'
import { languageNames, listOf } from '../formats.ts'
import { addressLines, mainSchedules, type Sheet } from '../sheet.ts'
import { HoursTable } from './HoursTable.tsx'
import { Kept } from './Kept.tsx'
import { freshnessWords } from './Sources.tsx'
import { ShortText } from './Text.tsx'

/** What the printed page is: one card with where, when, the phone in large figures and a QR code of this page. */
export function PrintCard({ sheet }: { sheet: Sheet }) {
  const { cx, record, today } = sheet
  return (
    <div class="print-only print-card">
      <div class="print-columns">
        <div>{record.lifecycle !== 'dissolved' && <Reach sheet={sheet} />}</div>
        <div>
          {record.lifecycle !== 'dissolved' && (
            <HoursTable
              cx={cx}
              spans={mainSchedules(record)}
              today={today}
              lang={record.original_lang}
              of={cx.t('directory.record.hours')}
            />
          )}
        </div>
      </div>
      <Offers sheet={sheet} />
      <div class="print-foot">
        <Kept sheet={sheet} id="qr">
          {() => <QrCode sheet={sheet} />}
        </Kept>
        <div>
          <p>
            <bdi dir="ltr" class="wraps">
              {addressOf(sheet)}
            </bdi>
          </p>
          <p>{freshnessWords(cx, record)}</p>
          <p>{cx.t('directory.record.printed', { date: cx.now })}</p>
        </div>
      </div>
    </div>
  )
}

function Reach({ sheet: { cx, record, words } }: { sheet: Sheet }) {
  const site = webAddress(record, record.website)
  const web = site?.deadSince ? undefined : site?.url
  const languages = record.languages.filter(({ service_id }) => !service_id)
  return (
    <>
      {record.phones
        .filter(({ type, service_id }) => type !== 'fax' && !service_id)
        .slice(0, 3)
        .map((phone) => (
          <p key={phone.id} class="print-phone">
            <bdi dir="ltr">{phone.number}</bdi>
            {phone.type === 'whatsapp' && <small> WhatsApp</small>}
          </p>
        ))}
      {record.locations.slice(0, 2).map((place) => (
        <p key={place.id} class="print-address">
          {addressLines(place, words).map((line) => (
            <span key={line}>
              <bdi class="wraps">{line}</bdi>
            </span>
          ))}
          {place.transportation && (
            <small>
              <bdi class="wraps">{place.transportation}</bdi>
            </small>
          )}
          {place.wheelchair && <small>{cx.t('directory.record.wheelchair_yes')}</small>}
        </p>
      ))}
      {record.email && (
        <p>
          <bdi dir="ltr" class="wraps">
            {record.email}
          </bdi>
        </p>
      )}
      {web && (
        <p>
          <bdi dir="ltr" class="wraps">
            {shownAddress(web)}
          </bdi>
        </p>
      )}
      {languages.length > 0 && (
        <p>
          {cx.t('directory.record.languages')}:{' '}
          {listOf(
            cx,
            languages.map(({ code }) => languageNames(cx, code).name),
          )}
        </p>
      )}
    </>
  )
}

/** The names of services, as many as leave the card on one page. */
const MOST = 8

const Offers = ({ sheet: { cx, record, text } }: { sheet: Sheet }) =>
  record.services.length > 0 && (
    <ul class="print-services">
      {record.services.slice(0, MOST).map((service) => (
        <li key={service.id}>
          <ShortText cx={cx} text={text(service.id, 'name', service.name)} />
          {service.free && ` · ${cx.t('directory.record.free')}`}
        </li>
      ))}
    </ul>
  )

const addressOf = ({ cx, record }: Sheet): string => `${cx.site.baseUrl}${href(cx, `/enti/${record.slug}`)}`

/** A QR code that leads to this page. */
export function QrCode({ sheet }: { sheet: Sheet }) {
  const { size, path } = qrPath(addressOf(sheet))
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={sheet.cx.t('directory.record.qr')}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
