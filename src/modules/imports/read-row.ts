import {
  type Cell,
  isYes,
  readDay,
  readEmail,
  readPhones,
  readPostalCode,
  readText,
  readWebsite,
} from './cells.ts'
import { type FileDamage, repairText } from './damaged-text.ts'
import type { Draft, FindPlace, Note, Place, RowReading } from './draft.ts'
import type { Field, Mapping } from './fields.ts'
import { readableName } from './readable-name.ts'
import { typeOfSection } from './runts-sections.ts'
import { readTaxCode } from './tax-code.ts'

/** What has to be known besides the row itself. */
export interface RowContext {
  mapping: Mapping
  damage: FileDamage
  findPlace: FindPlace
}

/** Longest name a record can have. */
const NAME_MAX = 300

/** Reads one row of a list into what it says, with everything noticed on the way. Pure, and never throws. */
export function readRow(cells: readonly string[], cx: RowContext): RowReading {
  const cell = (field: Field) => cells[cx.mapping[field] ?? -1] ?? ''
  const notes: Note[] = []
  const repaired = repairText(cell('name'), cx.damage)
  const place = readPlace(cell, cx.findPlace, notes)
  const name = readableName(repaired.text, place ? [place.name] : [])
  const refusal = nameRefusal(name, cells, cx.mapping)
  if (refusal) return { kind: 'rejected', name: name.slice(0, NAME_MAX), notes: [refusal] }
  if (isYes(cell('municipalityFlag')) || isMunicipality(name, cell('municipality')))
    return { kind: 'set_aside', name, notes: [{ code: 'is_municipality' }] }
  if (repaired.damaged) notes.push({ code: 'letters_damaged', detail: repaired.text })
  else if (repaired.repaired) notes.push({ code: 'letters_repaired', detail: repaired.text })
  const draft: Draft = { name, ...placed(place) }
  const wrong = readCodes(draft, cell, notes)
  if (wrong) return { kind: 'rejected', name, notes: [wrong] }
  readContacts(draft, cell, notes)
  return { kind: 'draft', draft, notes }
}

const placed = (place: Place | undefined) =>
  place ? { istatCode: place.istatCode, municipality: place.name } : {}

/** NUL stands as its visible sign since the file was read: PostgreSQL cannot hold it. */
const isControl = (text: string) =>
  [...text].some(
    (letter) => letter === '\u2400' || (letter < ' ' && !'\t\n\r'.includes(letter)) || letter === '\u007f',
  )

function nameRefusal(name: string, cells: readonly string[], mapping: Mapping): Note | undefined {
  const used = Object.values(mapping).map((column) => cells[column] ?? '')
  const bad = used.find(isControl)
  if (bad !== undefined) return { code: 'control_characters', detail: bad.slice(0, 100) }
  if (!/[\p{L}\p{N}]/u.test(name)) return { code: 'name_missing' }
  return name.length > NAME_MAX ? { code: 'name_too_long', detail: String(name.length) } : undefined
}

function readPlace(cell: (field: Field) => string, findPlace: FindPlace, notes: Note[]): Place | undefined {
  const written = cell('municipality').trim()
  if (written === '' || written === '-') return undefined
  const place = findPlace(
    written.replace(/^comune\s+(di|d')\s*/i, ''),
    cell('province').trim().toUpperCase() || undefined,
  )
  if (!place) notes.push({ code: 'municipality_unknown', detail: written.slice(0, 100) })
  return place
}

const foldedPlace = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^comune\s+(di\s+|d')/, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

/** A row whose name is just the name of its municipality is the municipality, not an organisation. */
const isMunicipality = (name: string, municipality: string) =>
  municipality.trim() !== '' && foldedPlace(name) === foldedPlace(municipality)

/** Puts the codes into the draft; a wrong tax code refuses the row, a wrong VAT number is only noticed. */
function readCodes(draft: Draft, cell: (field: Field) => string, notes: Note[]): Note | undefined {
  const code = readTaxCode(cell('taxCode'))
  if (code.kind === 'wrong') return { code: `tax_code_${code.why}`, detail: cell('taxCode').slice(0, 40) }
  if (code.kind === 'entity' || code.kind === 'personal') draft.taxCode = code.value
  if (code.kind === 'personal') {
    draft.personal = true
    notes.push({ code: 'personal_code' })
  }
  if (code.kind === 'entity' && code.restored) notes.push({ code: 'tax_code_restored', detail: code.value })
  const vat = readTaxCode(cell('vatNumber'))
  if (vat.kind === 'entity') draft.vatNumber = vat.value
  else if (vat.kind !== 'none')
    notes.push({ code: 'vat_number_wrong', detail: cell('vatNumber').slice(0, 40) })
  const number = cell('runtsNumber').trim()
  if (/^[\p{L}\p{N}./ -]{1,40}$/u.test(number) && number !== '-') draft.runtsNumber = number
  return undefined
}

function readContacts(draft: Draft, cell: (field: Field) => string, notes: Note[]): void {
  const take = <K extends keyof Draft>(key: K, { value, note }: Cell<NonNullable<Draft[K]>>) => {
    if (value !== undefined) draft[key] = value
    if (note) notes.push(note)
  }
  take('email', readEmail(cell('email')))
  take('pec', readEmail(cell('pec')))
  take('website', readWebsite(cell('website')))
  take('phones', readPhones(cell('phone')))
  take('postalCode', readPostalCode(cell('postalCode')))
  take('registeredOn', readDay(cell('registeredOn')))
  take('acronym', readText(cell('acronym'), NAME_MAX))
  take('description', readText(cell('description'), 10_000))
  const street = readText(cell('street'), 300)
  take('street', street.value ? { value: readableName(street.value) } : street)
  const typeCode = typeOfSection(cell('runtsSection')) ?? (isYes(cell('sportFlag')) ? SPORT_CLUB : undefined)
  if (typeCode) draft.typeCode = typeCode
}

/** Code of the taxonomy `type` for amateur sport clubs (ASD, SSD). */
const SPORT_CLUB = 'asd'
