import { mailLink, webLink } from './contact-links.ts'
import { summary } from './local-text.ts'
import type { Sheet } from './sheet.ts'
import type { CardData } from './vcard.ts'

/** The visiting card of an organisation: what its page shows, for an address book. */
export function cardOf({ record, text, words }: Sheet, url: string): CardData {
  // Who ended has a name and a history, but no door and no phone.
  const stands = record.lifecycle !== 'dissolved'
  const place = stands ? record.locations[0] : undefined
  const municipality = words.municipality(place?.istat_code ?? null)
  const about = text(record.id, 'description', record.description)
  return {
    id: record.id,
    name: record.name,
    lang: record.original_lang,
    shortName: record.alternate_name,
    phones: record.phones
      .filter(({ service_id }) => stands && !service_id)
      .map(({ number, type }) => ({ number, kind: type })),
    email: stands ? mailLink(record.email)?.slice('mailto:'.length) : undefined,
    website: webLink(record.website),
    address: place && {
      street: place.address_1 ?? '',
      postalCode: place.postal_code ?? '',
      municipality: municipality?.italian ?? '',
      province: municipality?.sigla ?? '',
    },
    position:
      place && place.latitude !== null && place.longitude !== null
        ? { latitude: place.latitude, longitude: place.longitude }
        : undefined,
    note: about && summary(about.text, 400),
    languages: record.languages.filter(({ service_id }) => !service_id).map(({ code }) => code),
    source: url,
    updated: record.updated_at,
  }
}
