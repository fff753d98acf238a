import type { Parts } from '../../directory/api.ts'
import { derivedId } from './derived-id.ts'
import { emailOf, present, type Shape } from './present.ts'
import type { Words } from './words.ts'

type Row<Name extends keyof Parts> = Parts[Name][number]

/** Kinds of telephone by RFC 6350, which HSDS refers to. */
const PHONE_TYPES: Record<string, string> = { mobile: 'cell', whatsapp: 'text' }

/** A telephone number. */
export const phoneShape = (row: Row<'phones'>): Shape =>
  present({
    id: row.id,
    organization_id: row.organization_id,
    service_id: row.service_id,
    location_id: row.location_id,
    number: row.number,
    extension: row.extension,
    type: PHONE_TYPES[row.type] ?? row.type,
    description: row.description,
  })

/** A contact by its role; a name only where that person agreed. */
export const contactShape = (row: Row<'contacts'>): Shape =>
  present({
    id: row.id,
    organization_id: row.organization_id,
    service_id: row.service_id,
    title: row.title,
    name: row.name,
    email: emailOf(row.email),
    phones: row.phone
      ? [{ id: derivedId(row.id, 'phone'), contact_id: row.id, number: row.phone, type: 'voice' }]
      : undefined,
  })

/** Opening hours; a span of closing has no hours and says so in `notes`. */
export const scheduleShape = (row: Row<'schedules'>, serviceAtLocationId?: string): Shape =>
  present({
    id: row.id,
    service_id: row.service_id,
    location_id: row.location_id,
    service_at_location_id: serviceAtLocationId,
    valid_from: row.valid_from,
    valid_to: row.valid_to,
    dtstart: row.valid_from,
    until: row.valid_to,
    wkst: 'MO',
    freq: row.freq,
    interval: 1,
    byday: row.byday,
    opens_at: row.closed ? undefined : row.opens_at,
    closes_at: row.closed ? undefined : row.closes_at,
    notes: row.closed ? 'closed' : undefined,
    description: row.description,
  })

const languageNames = new Map<string, Intl.DisplayNames>()

/** A language spoken, named in the language asked for. */
export function languageShape({ lang }: Words, row: Row<'languages'>, locationId?: string): Shape {
  const names = languageNames.get(lang) ?? new Intl.DisplayNames([lang], { type: 'language' })
  languageNames.set(lang, names)
  return present({
    id: row.id,
    service_id: row.service_id,
    location_id: locationId,
    code: row.code,
    name: names.of(row.code),
    note: row.note,
  })
}

const IDENTIFIER_TYPES: Record<string, string> = {
  'IT-CF': 'Codice fiscale',
  'IT-PIVA': 'Partita IVA',
  'RUNTS-REP': 'Repertorio RUNTS',
  REA: 'Repertorio economico amministrativo',
  'ALBO-COOP': 'Albo delle società cooperative',
  'ODV-TOS': 'Registro toscano del volontariato',
  'APS-TOS': 'Registro toscano della promozione sociale',
  ONLUS: 'Anagrafe delle Onlus',
  IPA: 'Indice delle pubbliche amministrazioni',
}

/** A number by which a register knows the organisation. */
export const identifierShape = (row: Row<'identifiers'>): Shape => ({
  id: row.id,
  organization_id: row.organization_id,
  identifier_scheme: row.identifier_scheme,
  identifier_type: IDENTIFIER_TYPES[row.identifier_scheme] ?? row.identifier_scheme,
  identifier: row.identifier,
})

/** Fields of ours under their HSDS name. */
const HSDS_NAMES: Record<string, string> = { type_code: 'legal_status' }

/**
 * Who said each published value and when. Values are those of the record itself, and what stood there before stays
 * untold: it may have been taken away because it was personal.
 */
export function metadataOf(
  assertions: readonly Row<'assertions'>[],
  type: string,
  published: Shape,
): Shape[] {
  return assertions.flatMap((row) => {
    const field = HSDS_NAMES[row.field] ?? row.field
    const value = published[field]
    if (typeof value !== 'string' && typeof value !== 'number') return []
    return [
      {
        id: row.id,
        resource_id: row.entity_id,
        resource_type: type,
        last_action_date: row.asserted_at.toISOString(),
        last_action_type: 'update',
        field_name: field,
        previous_value: '',
        replacement_value: String(value),
        updated_by: row.source_ref ? `${row.source}: ${row.source_ref}` : row.source,
      },
    ]
  })
}
