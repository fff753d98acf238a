import type { Draft } from './draft.ts'
import { namedId } from './fictional-numbers.ts'
import type { Random } from './random.ts'
import type { DemoOrganization } from './rows.ts'

const TRANSPORT = [
  "Fermata dell'autobus a cento metri.",
  'Dalla stazione si arriva a piedi in dieci minuti.',
  "Parcheggio gratuito davanti all'ingresso.",
  "Linea urbana ogni venti minuti; l'ultima corsa è alle 20.30.",
  'Rastrelliera per biciclette nel cortile.',
  'Autobus della valle, fermata davanti alla farmacia.',
]

const WITHOUT_STEPS = [
  'Ingresso senza gradini e bagno accessibile.',
  "Rampa all'ingresso laterale; suona il campanello.",
  'Piano terra, porte larghe e parcheggio riservato.',
  'Ascensore fino al secondo piano e bagno accessibile.',
]

const WITH_STEPS = [
  "Tre gradini all'ingresso: avvisa e ti veniamo incontro con la pedana.",
  'Primo piano senza ascensore; i colloqui si possono fare al piano terra.',
  'Edificio storico con gradini; per chi usa la carrozzina riceviamo in una sala al piano terra.',
]

const SECOND_PLACES = [
  'Sede distaccata',
  'Magazzino',
  'Sala delle attività',
  'Sportello di zona',
  'Spazio estivo',
]

/** The seat and, for about one body in five, one or two other places. */
export function addPlaces(chance: Random, draft: Draft, rows: DemoOrganization): void {
  if (draft.type === 'gruppo_informale' && chance.chance(0.25)) {
    addVirtualPlace(draft, rows)
    return
  }
  const others = chance.chance(0.2) ? chance.between(1, 2) : 0
  for (let position = 0; position <= others; position++) addPlace(chance, draft, rows, position)
}

function addPlace(chance: Random, draft: Draft, rows: DemoOrganization, position: number): void {
  const { municipality } = draft
  const seat = position === 0
  const locality = seat ? draft.locality : chance.pick(municipality.localities)
  const [bearing, metres] = [chance.next() * 2 * Math.PI, Math.sqrt(chance.next()) * locality.radius]
  const written = draft.kind === 'featured'
  const wheelchair = written || (chance.chance(0.25) ? null : chance.chance(0.65))
  rows.location.push({
    id: namedId(`${draft.key} location ${position}`),
    organization_id: rows.organization.id,
    name: seat ? null : chance.pick(SECOND_PLACES),
    location_type: 'physical',
    is_seat: seat,
    address_1: `${chance.pick(municipality.streets)} ${houseNumber(chance)}`,
    postal_code: municipality.postal_code,
    istat_code: municipality.istat,
    locality: locality.name,
    latitude: round(locality.lat + (Math.cos(bearing) * metres) / 111_200),
    longitude: round(locality.lon + (Math.sin(bearing) * metres) / 80_100),
    geocode_quality: chance.chance(0.8) ? 'address' : 'street',
    transportation: chance.chance(0.45) ? chance.pick(TRANSPORT) : null,
    wheelchair,
    accessibility_description:
      wheelchair === null ? null : chance.pick(wheelchair ? WITHOUT_STEPS : WITH_STEPS),
    position,
  })
}

/** A group without a seat meets on line: it has a municipality, and no point on the map. */
function addVirtualPlace(draft: Draft, rows: DemoOrganization): void {
  rows.location.push({
    id: namedId(`${draft.key} location 0`),
    organization_id: rows.organization.id,
    name: 'Incontri in rete e in casa dei partecipanti',
    location_type: 'virtual',
    is_seat: true,
    postal_code: draft.municipality.postal_code,
    istat_code: draft.municipality.istat,
    locality: draft.locality.name,
    geocode_quality: null,
    position: 0,
  })
}

const houseNumber = (chance: Random): string =>
  `${chance.between(1, 180)}${chance.chance(0.12) ? `/${chance.pick(['A', 'B', 'C'])}` : ''}`

/** Five decimals are about a metre. */
const round = (degrees: number): number => Math.round(degrees * 100_000) / 100_000
