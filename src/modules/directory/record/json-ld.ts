import { mailLink } from './contact-links.ts'
import { webAddress } from './dead-links.ts'
import { eventJsonLd } from './event-json-ld.ts'
import { comingEvents } from './event-times.ts'
import { summary } from './local-text.ts'
import { daysOf } from './opening-hours.ts'
import type { OrganizationRecord } from './queries.ts'
import { addressLines, mainSchedules, type Sheet } from './sheet.ts'

const DAY_NAMES = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
} as const

/** Types that schema.org has a word of its own for; all others are non-governmental organisations to it. */
const KINDS: Readonly<Record<string, string>> = {
  ente_pubblico: 'GovernmentOrganization',
  asd: 'SportsOrganization',
  impresa_sociale: 'Organization',
}

/** The organisation as schema.org describes it, for search engines; only what the page itself shows. */
export function organizationJsonLd(sheet: Sheet, url: string): object {
  const { record, text, words } = sheet
  const stands = record.lifecycle !== 'dissolved'
  const about = text(record.id, 'description', record.description)
  const phones = record.phones.filter(({ type, service_id }) => type !== 'fax' && !service_id)
  return clean({
    '@context': 'https://schema.org',
    '@type': KINDS[record.type_code ?? ''] ?? 'NGO',
    '@id': `${url}#ente`,
    url,
    name: record.name,
    alternateName: record.alternate_name,
    description: about && summary(about.text, 400),
    sameAs: livingSite(record),
    email: stands && mailLink(record.email)?.slice('mailto:'.length),
    telephone: stands && phones[0]?.number,
    foundingDate: record.year_incorporated?.toString(),
    taxID: record.identifiers.find(({ scheme, valid_to }) => scheme === 'IT-CF' && !valid_to)?.identifier,
    vatID: record.identifiers.find(({ scheme, valid_to }) => scheme === 'IT-PIVA' && !valid_to)?.identifier,
    knowsLanguage: record.languages.filter(({ service_id }) => !service_id).map(({ code }) => code),
    areaServed: [
      ...new Set(
        record.services.flatMap(({ areas }) =>
          areas.flatMap(({ istat_code, name }) => words.municipality(istat_code)?.name ?? name ?? []),
        ),
      ),
    ],
    event: comingEvents(sheet).map((event) => eventJsonLd(sheet, event, url)),
    location:
      stands && record.locations.map((place, at) => placeOf(place, words, at === 0 ? hours(record) : [])),
    makesOffer:
      stands &&
      record.services.map((service) => ({
        '@type': 'Offer',
        price: service.free ? 0 : undefined,
        priceCurrency: service.free ? 'EUR' : undefined,
        itemOffered: {
          '@type': 'Service',
          name: text(service.id, 'name', service.name)?.text,
          description: summaryOf(text(service.id, 'description', service.description)?.text),
        },
      })),
  }) as object
}

const summaryOf = (text: string | undefined) => text && summary(text, 300)

function placeOf(
  place: OrganizationRecord['locations'][number],
  words: Sheet['words'],
  openingHoursSpecification: object[],
) {
  const municipality = words.municipality(place.istat_code)
  return {
    '@type': 'Place',
    name: place.name ?? addressLines(place, words).join(', '),
    address: {
      '@type': 'PostalAddress',
      streetAddress: place.address_1,
      postalCode: place.postal_code,
      addressLocality: municipality?.italian,
      addressRegion: municipality?.sigla,
      addressCountry: 'IT',
    },
    geo: place.latitude !== null && {
      '@type': 'GeoCoordinates',
      latitude: place.latitude,
      longitude: place.longitude,
    },
    openingHoursSpecification,
  }
}

const hours = (record: OrganizationRecord): object[] =>
  mainSchedules(record)
    .filter(({ closed, freq }) => !closed && freq === 'WEEKLY')
    .map((span) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: daysOf(span).map(({ day }) => `https://schema.org/${DAY_NAMES[day]}`),
      opens: span.opens_at.slice(0, 5),
      closes: span.closes_at.slice(0, 5),
      validFrom: span.valid_from,
      validThrough: span.valid_to,
    }))

/** The same without what is not known: no nulls, no empty lists, no objects with only a type. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(clean).filter((one) => one !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (value === null || value === undefined || value === false || value === '') return undefined
  if (typeof value !== 'object') return value
  const entries = Object.entries(value).flatMap(([key, one]) => {
    const cleaned = clean(one)
    return cleaned === undefined ? [] : [[key, cleaned] as const]
  })
  return entries.every(([key]) => key === '@type') ? undefined : Object.fromEntries(entries)
}

/** The site, unless it leads nowhere now. */
function livingSite(record: OrganizationRecord): string | undefined {
  const web = webAddress(record, record.website)
  return web?.deadSince ? undefined : web?.url
}
