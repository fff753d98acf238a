import type { Featured, Locality, ServiceText } from './content.ts'
import {
  type Body,
  type Kind,
  type Municipality,
  readCommonServices,
  readFeatured,
  readKinds,
  readMunicipalities,
} from './content.ts'
import { dealMunicipalities } from './deal.ts'
import { type Draft, filled, type Slots } from './draft.ts'
import { type Random, random } from './random.ts'
import { sizes } from './sizes.ts'
import { sentences, translated, unwritten } from './texts.ts'

/** The seed of the demo territory: another one gives other places, numbers and dates to the same bodies. */
const SEED = 'Prato 59100'

/** What is at hand while the records are written. */
interface Desk {
  /** Texts that somebody has already. */
  written: Set<string>
  common: readonly ServiceText[]
}

/** All fictional bodies, those written whole by hand first. */
export function drafts(): Draft[] {
  const municipalities = readMunicipalities()
  const featured = readFeatured()
  const bodies = readKinds().flatMap((kind) => kind.bodies.map((body) => ({ kind, body })))
  const wanted = [...featured.map((f) => f.municipality), ...bodies.map(({ body }) => body.municipality)]
  const dealt = dealMunicipalities(random(SEED), wanted, municipalities)
  const desk: Desk = { written: new Set(), common: readCommonServices() }
  return [
    ...featured.map((text) => fromFeatured(text, municipality(municipalities, text.municipality))),
    ...bodies.map(({ kind, body }, index) => {
      const where = municipality(municipalities, dealt[featured.length + index] ?? '')
      return fromKind(random(`${SEED} ${kind.kind} ${body.name} ${where.istat}`), kind, body, where, desk)
    }),
  ]
}

function municipality(all: readonly Municipality[], istat: string): Municipality {
  const found = all.find((one) => one.istat === istat)
  if (!found) throw new Error(`no municipality ${istat} in the demo territory`)
  return found
}

function fromFeatured(text: Featured, where: Municipality): Draft {
  const locality = where.localities.find(({ name }) => name === text.locality)
  if (!locality) throw new Error(`no locality ${text.locality} in ${where.name}`)
  const { alternate_name, municipality: _, ...same } = text
  return {
    ...same,
    kind: 'featured',
    alternateName: alternate_name,
    municipality: where,
    locality,
    programs: [],
    activities: [],
    languages: Object.keys(text.translations),
  }
}

function fromKind(chance: Random, kind: Kind, body: Body, where: Municipality, desk: Desk): Draft {
  const [centre = chance.pick(where.localities)] = where.localities
  const locality = chance.chance(0.3) ? centre : chance.pick(where.localities)
  const size = sizes(chance, body.type, body.since ?? kind.since)
  const words = slots(where, locality, size)
  const name = filled(body.name, {
    ...words,
    di: locality.name === 'Centro storico' ? 'di Prato' : locality.of,
  })
  const texts: Slots = { ...words, nome: name }
  return {
    key: `${kind.kind} ${body.name} ${where.istat}`,
    kind: kind.kind,
    name,
    alternateName: chance.chance(0.3) ? /«(.+?)»/.exec(name)?.[1] : undefined,
    lang: 'it',
    type: body.type,
    municipality: where,
    locality,
    ...size,
    ...terms(chance, kind, body),
    description: unwritten(desk.written, () => sentences(chance, kind, texts, size)),
    purpose: chance.chance(0.85) ? filled(chance.pick(kind.purposes), texts) : undefined,
    services: someServices(chance, kind, body, desk.common).map((service) =>
      filledService(service, texts, body),
    ),
    programs: chance.chance(0.5) ? kind.programs.map((one) => filledTitle(one, texts)) : [],
    activities: chance.chance(0.7) ? kind.activities.map((one) => filledTitle(one, texts)) : [],
    translations: Object.fromEntries(
      body.languages.map((lang) => [
        lang,
        { description: unwritten(desk.written, () => translated(chance, kind, lang, texts, where)) },
      ]),
    ),
    languages: body.languages,
  }
}

function slots(where: Municipality, locality: Locality, size: ReturnType<typeof sizes>): Slots {
  return {
    a: locality.at,
    di: locality.of,
    comune: where.name,
    anno: String(size.year),
    anno0: String(size.year),
    vol: String(size.volunteers),
    soci: String(size.members),
  }
}

/** Codes of a body: the first of its kind always, some of the others. */
function terms(chance: Random, kind: Kind, body: Body) {
  const [sector, ...sectors] = kind.sectors
  const [area, ...areas] = kind.areas
  return {
    areas: [area ?? 'altro', ...chance.some(areas, chance.between(0, 1))],
    sectors: body.sectors ?? [sector ?? 'servizi_ets', ...chance.some(sectors, chance.between(0, 2))],
    beneficiaries: chance.some(kind.beneficiaries, chance.between(1, 3)),
  }
}

/** Two thirds of the bodies tell their services; those with text in another language always do. */
function someServices(chance: Random, kind: Kind, body: Body, common: readonly ServiceText[]) {
  if (body.languages.length > 0) return kind.services
  if (!chance.chance(0.72)) return []
  const own = chance.some(kind.services, chance.between(1, kind.services.length))
  return chance.chance(0.3) ? [...own, chance.pick(common)] : own
}

const filledTitle = (one: { name: string; description: string }, slots: Slots) => ({
  name: filled(one.name, slots),
  description: filled(one.description, slots),
})

const filledService = (service: ServiceText, slots: Slots, body: Body): ServiceText => ({
  ...service,
  description: filled(service.description, slots),
  ...(service.eligibility && { eligibility: filled(service.eligibility, slots) }),
  languages: [...new Set([...(body.speaks ? ['it', ...body.speaks] : service.languages), ...body.languages])],
})
