import type { Draft } from './draft.ts'
import { fictionalLandline, fictionalMobile, namedId } from './fictional-numbers.ts'
import { isoDate, spans } from './hours.ts'
import type { Random } from './random.ts'
import type { DemoOrganization } from './rows.ts'

const OFFICE_HOURS = [
  'MO-FR 09:00-12:30; TU,TH 15:00-18:00',
  'MO,WE,FR 09:30-12:30',
  'MO-FR 08:30-13:00; MO-TH 14:30-17:30',
  'TU,TH 16:30-19:00; SA 10:00-12:00',
  'MO-FR 17:00-19:30',
  'TU-SA 09:00-12:00',
  'MO-SA 08:00-20:00',
  'TH 17:30-19:30',
  'SA 09:30-12:30; SU 10:00-12:00',
]

/** Choirs, clubs and neighbours meet when work is over. */
const EVENING_HOURS = [
  'WE 21:00-23:00; SA 09:30-12:00',
  'TH 21:00-23:00',
  'TU,FR 18:30-20:30',
  ...OFFICE_HOURS,
]

const PUBLIC_HOURS = ['MO-FR 08:30-13:00; TU,TH 15:00-17:30', 'MO,WE,FR 09:00-13:00; TU 15:00-18:00']

const TITLES = [
  'Segreteria',
  'Presidenza',
  'Referente dei volontari',
  'Coordinamento dei servizi',
  'Tesoreria',
]

const PUBLIC_TITLES = ['Segreteria', 'Ufficio relazioni con il pubblico', 'Responsabile del servizio']

/** Telephones, roles to ask for, office hours and closings of the whole body. */
export function addContacts(
  chance: Random,
  draft: Draft,
  rows: DemoOrganization,
  serial: number,
  now: Date,
): void {
  addPhones(chance, draft, rows, serial)
  addRoles(chance, draft, rows, serial)
  if (rows.location.some(({ location_type }) => location_type === 'physical'))
    addOffice(chance, draft, rows, now)
}

function addPhones(chance: Random, draft: Draft, rows: DemoOrganization, serial: number): void {
  const organization_id = rows.organization.id
  const add = (type: string, number: string, description: string | null) =>
    rows.phone.push({
      id: namedId(`${draft.key} phone ${type}`),
      organization_id,
      location_id: type === 'voice' ? (rows.location[0]?.id ?? null) : null,
      number,
      type,
      description,
      position: rows.phone.length,
    })
  const written = draft.kind === 'featured'
  if (draft.type !== 'gruppo_informale' || written) add('voice', fictionalLandline(serial), null)
  if (chance.chance(0.4)) add('mobile', fictionalMobile(serial), 'Anche di sera')
  if (written || draft.languages.length > 0 || rows.phone.length === 0)
    add('whatsapp', fictionalMobile(serial + 4000), null)
  if (draft.kind === 'women-shelter' || draft.kind === 'homeless')
    add('emergency', fictionalMobile(serial + 2000), 'Reperibilità notturna')
}

function addRoles(chance: Random, draft: Draft, rows: DemoOrganization, serial: number): void {
  const domain = rows.organization.email?.split('@')[1]
  for (const [position, title] of chance
    .some(draft.type === 'ente_pubblico' ? PUBLIC_TITLES : TITLES, chance.between(1, 2))
    .entries())
    rows.contact.push({
      id: namedId(`${draft.key} contact ${title}`),
      organization_id: rows.organization.id,
      title,
      name: null,
      email: domain ? `${title.split(' ')[0]?.toLowerCase()}@${domain}` : null,
      phone: chance.chance(0.4) ? fictionalMobile(serial + 6000 + position * 1000) : null,
      position,
    })
}

function addOffice(chance: Random, draft: Draft, rows: DemoOrganization, now: Date): void {
  const common = { organization_id: rows.organization.id, location_id: rows.location[0]?.id ?? null }
  for (const [index, span] of spans(chance.pick(officeHours(draft))).entries())
    rows.schedule.push({ id: namedId(`${draft.key} office ${index}`), ...common, freq: 'WEEKLY', ...span })
  if (draft.kind === 'featured' || !chance.chance(0.4)) return
  const year =
    isoDate(now) > `${now.getUTCFullYear()}-08-31` ? now.getUTCFullYear() + 1 : now.getUTCFullYear()
  const winter = chance.chance(0.3)
  rows.schedule.push({
    id: namedId(`${draft.key} closing`),
    ...common,
    freq: 'WEEKLY',
    byday: 'MO,TU,WE,TH,FR,SA,SU',
    opens_at: '00:00',
    closes_at: '00:00',
    closed: true,
    valid_from: winter ? `${now.getUTCFullYear()}-12-23` : `${year}-08-${chance.pick(['01', '08', '10'])}`,
    valid_to: winter ? `${now.getUTCFullYear() + 1}-01-06` : `${year}-08-${chance.pick(['24', '31'])}`,
  })
}

function officeHours(draft: Draft): readonly string[] {
  if (draft.kind === 'featured') return ['MO-FR 09:30-12:30; MO-FR 15:30-19:00']
  if (draft.type === 'ente_pubblico') return PUBLIC_HOURS
  const evening = ['cultura', 'sport', 'altro', 'ambiente', 'protezione_civile'].includes(
    draft.areas[0] ?? '',
  )
  return evening ? EVENING_HOURS : OFFICE_HOURS
}
