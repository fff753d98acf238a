import { href } from '../../platform/ui/href.ts'
import { qrSvg } from '../../platform/ui/qr-code.ts'
import {
  addressLines,
  firstPhone,
  languageNames,
  listOf,
  longDate,
  mailLink,
  mainSchedules,
  type ServiceRecord,
  type Sheet,
  shownAddress,
  webLink,
} from '../directory/api.ts'
import { hoursLines } from './hours-lines.ts'
import type { Print } from './paths.ts'
import { asWritten, ours, type Said, said } from './said.ts'

/** Longest texts, in characters, that leave what is printed readable. */
const LONGEST = { name: 200, about: 230, aboutLong: 1000, service: 100, serviceAbout: 260, fact: 180 }
const MOST_SERVICES = { locandina: 7, pieghevole: 12 }
const MOST_PLACES = 3

/** What poster and leaflet say, as their templates read it. `owner` is whose portal it is. */
export function materialOf(sheet: Sheet, print: Print, owner: string) {
  const { cx, record, text } = sheet
  const about = text(record.id, 'description', record.description)
  const url = `${cx.site.baseUrl}${href(cx, `/enti/${record.slug}`)}`
  const services = record.services.slice(0, MOST_SERVICES[print])
  const rest = record.services.length - services.length
  return {
    lang: cx.lang,
    title: `${record.name.slice(0, LONGEST.name)} – ${cx.t(`promotion.${print}`)}`,
    owner,
    site: cx.site.name,
    name: {
      ...said(cx, { text: record.name, lang: record.original_lang, machine: false }, LONGEST.name),
      note: null,
    },
    kind: kindOf(sheet) || null,
    about: about ? said(cx, about, LONGEST.about) : null,
    aboutLong: about ? said(cx, about, LONGEST.aboutLong) : null,
    services: services.map((service) => serviceOf(sheet, service)),
    moreServices: rest > 0 ? cx.t('promotion.more_services', { count: rest }) : null,
    hours: hoursLines(sheet, mainSchedules(record)),
    places: placesOf(sheet),
    languages: languagesOf(sheet),
    phones: phonesOf(sheet),
    online: [mailLink(record.email)?.slice('mailto:'.length), webAddress(record.website)].filter(Boolean),
    url,
    shownUrl: shownAddress(url),
    qr: qrSvg(url),
    qrLabel: cx.t('directory.record.qr'),
    made: cx.t('promotion.made', { date: longDate(cx, sheet.today) }),
    demo: record.demo ? cx.t('directory.record.demo') : null,
    words: wordsOf(sheet),
  }
}

const wordsOf = ({ cx: { t } }: Sheet) => ({
  what: t('directory.record.what'),
  services: t('directory.record.services'),
  free: t('directory.record.free'),
  hours: t('directory.record.hours'),
  where: t('directory.record.where'),
  languages: t('directory.record.languages'),
  phone: t('directory.record.phone'),
  contacts: t('directory.record.contacts'),
  scan: t('promotion.scan'),
})

/** What kind of body it is, and in which town. */
export function kindOf({ record, words }: Sheet): string {
  const type = record.type_code && words.term('type', record.type_code)
  const town = words.municipality(record.locations[0]?.istat_code ?? null)?.name
  return [type, town].filter(Boolean).join(' · ')
}

function serviceOf(sheet: Sheet, service: ServiceRecord) {
  const { cx, record, text } = sheet
  const name = text(service.id, 'name', service.name)
  const about = text(service.id, 'description', service.description)
  const how = text(service.id, 'application_process', service.application_process)
  const spans = record.schedules.filter(({ service_id }) => service_id === service.id)
  const suspended = service.status !== 'active'
  return {
    name: name ? said(cx, name, LONGEST.service) : ours(cx, service.name),
    free: service.free === true,
    about: about ? said(cx, about, LONGEST.serviceAbout) : null,
    hours: suspended ? [ours(cx, cx.t('directory.record.suspended'))] : hoursLines(sheet, spans),
    facts: how ? [{ label: cx.t('directory.record.how'), value: said(cx, how, LONGEST.fact) }] : [],
  }
}

function placesOf({ cx, record, words }: Sheet) {
  return record.locations.slice(0, MOST_PLACES).map((place) => {
    const notes: Said[] = []
    const own = { lang: record.original_lang, machine: false }
    if (place.transportation) notes.push(said(cx, { ...own, text: place.transportation }, LONGEST.fact))
    if (place.wheelchair) notes.push(ours(cx, cx.t('directory.record.wheelchair_yes')))
    return {
      title: record.locations.length > 1 && place.name ? place.name.slice(0, LONGEST.service) : null,
      lines: addressLines(place, words).map((line) => asWritten(line, 'it')),
      notes,
    }
  })
}

function languagesOf({ cx, record }: Sheet): string | null {
  const own = record.languages.filter(({ service_id }) => !service_id)
  const names = own.map(({ code }) => languageNames(cx, code).name)
  return names.length > 0 ? listOf(cx, names) : null
}

const MOST_PHONES = 3

/** The numbers that somebody answers: the organisation's own, else one of a service. */
function phonesOf({ record }: Sheet): string[] {
  const own = record.phones.filter(({ type, service_id }) => type !== 'fax' && !service_id)
  const numbers = own.length > 0 ? own : [firstPhone(record)].filter((one) => one !== undefined)
  return [...new Set(numbers.map(({ number }) => number.slice(0, 40)))].slice(0, MOST_PHONES)
}

function webAddress(website: string | null): string | undefined {
  const web = webLink(website)
  return web && shownAddress(web)
}
