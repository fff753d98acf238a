import { FIELDS, type Field, isField, type Mapping } from './fields.ts'

/** Header names known for each field, already folded by `foldedHeader`. */
const KNOWN: Record<Field, readonly string[]> = {
  taxCode: [
    'codice fiscale',
    'cod fiscale',
    'cod fisc',
    'c f',
    'cf',
    'codicefiscale',
    'codice fiscale ente',
    'cf ente',
    'codice fiscale partita iva',
    'cf p iva',
    'tax code',
    'taxcode',
    'tax id',
    'fiscal code',
    'steuernummer',
    'code fiscal',
  ],
  vatNumber: ['partita iva', 'p iva', 'piva', 'partitaiva', 'vat', 'vat number', 'iva'],
  name: [
    'denominazione',
    'denominazione ente',
    'denominazione sociale',
    'ragione sociale',
    'nome',
    'nome ente',
    'ente',
    'nome associazione',
    'associazione',
    'organizzazione',
    'nome organizzazione',
    'intestazione',
    'name',
    'organization name',
    'organisation name',
    'organization',
    'organisation',
    'bezeichnung',
    'denomination',
    'nom',
  ],
  acronym: ['sigla', 'acronimo', 'alternate name', 'alternatename', 'nome breve', 'short name'],
  description: ['descrizione', 'descrizione attivita', 'attivita', 'finalita', 'scopo', 'description'],
  municipality: [
    'comune',
    'citta',
    'comune sede legale',
    'comune sede',
    'comune di sede',
    'localita',
    'sede',
    'city',
    'town',
    'municipality',
    'gemeinde',
    'gemeinsame rechtssitz',
    'commune',
    'citta sede legale',
    'sede legale comune',
  ],
  province: [
    'provincia',
    'prov',
    'pr',
    'sigla provincia',
    'provincia sede legale',
    'provincia sede',
    'province',
    'provinz',
    'provinz rechtssitz',
    'state province',
    'sede legale provincia',
  ],
  region: ['regione', 'region', 'regione sede legale'],
  street: [
    'indirizzo',
    'via',
    'indirizzo sede',
    'indirizzo sede legale',
    'sede legale',
    'via e numero',
    'address',
    'address 1',
    'address1',
    'street',
    'street address',
    'adresse',
    'indirizzo sede operativa',
  ],
  postalCode: [
    'cap',
    'codice postale',
    'c a p',
    'postal code',
    'postcode',
    'zip',
    'zip code',
    'cap sede legale',
  ],
  phone: [
    'telefono',
    'tel',
    'numero di telefono',
    'recapito telefonico',
    'cellulare',
    'phone',
    'phone number',
    'telephone',
  ],
  email: [
    'email',
    'e mail',
    'mail',
    'posta elettronica',
    'indirizzo email',
    'email address',
    'indirizzo e mail',
  ],
  pec: ['pec', 'posta elettronica certificata', 'indirizzo pec', 'email pec', 'e mail pec', 'pec ente'],
  website: ['sito', 'sito web', 'sito internet', 'web', 'url', 'website', 'web site', 'www', 'pagina web'],
  runtsNumber: [
    'repertorio',
    'repertoire',
    'n repertorio',
    'numero repertorio',
    'numero iscrizione runts',
    'repertorio runts',
  ],
  runtsSection: ['sezione', 'sezione runts', 'sektion'],
  registeredOn: ['data iscrizione', 'data di iscrizione', 'anmeldedatum', 'data iscrizione runts'],
  municipalityFlag: ['comuni'],
  sportFlag: ['asd'],
}

/** A header cell without case, accents, punctuation and notes: `SEZIONE (*)` is `sezione`. */
export function foldedHeader(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(\*+\)|\*/g, ' ')
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
}

/** The field a header names; of a bilingual cell (`CODICE FISCALE / STEUERNUMMER`) either half will do. */
export function fieldOf(cell: string): Field | undefined {
  const folded = foldedHeader(cell)
  const readings = [
    folded.replace(/\//g, ' ').replace(/\s+/g, ' '),
    ...folded.split('/').map((half) => half.trim()),
  ]
  for (const reading of readings) {
    const field = FIELDS.find((candidate) => KNOWN[candidate].includes(reading))
    if (field) return field
  }
  return FIELDS.find((candidate) => candidate.toLowerCase() === readings[0]?.replace(/ /g, ''))
}

/** The mapping proposed for a header; of two columns with the same meaning the first is taken. */
export function proposedMapping(header: readonly string[]): Mapping {
  const mapping: Mapping = {}
  header.forEach((cell, column) => {
    const field = fieldOf(cell)
    if (field && mapping[field] === undefined) mapping[field] = column
  })
  return mapping
}

/** Which of the first rows is the header: the one that names most fields, if a name or a tax code is among them. */
export function findHeader(rows: readonly (readonly string[])[]): number | undefined {
  let best: number | undefined
  let most = 0
  rows.slice(0, 15).forEach((row, index) => {
    const mapping = proposedMapping(row)
    const count = Object.keys(mapping).length
    if ((mapping.name !== undefined || mapping.taxCode !== undefined) && count > most) {
      best = index
      most = count
    }
  })
  return best
}

/** Two lists with the same header came from the same office: the mapping is remembered under this. */
export const headerKey = (header: readonly string[]): string => header.map(foldedHeader).join('|')

/** Reads `--map name=3,taxCode="Codice"`: a field, then a column number from 1 or its header. */
export function parsedMapping(text: string, header: readonly string[]): Mapping | { unknown: string } {
  const mapping: Mapping = {}
  for (const pair of text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [field = '', column = ''] = pair.split('=').map((part) => part.trim())
    const byName = header.findIndex((cell) => foldedHeader(cell) === foldedHeader(column))
    const index = /^\d+$/.test(column) ? Number(column) - 1 : byName
    if (!isField(field) || index < 0 || index >= header.length) return { unknown: pair }
    mapping[field] = index
  }
  return mapping
}

/** Only fields we know and columns that exist: what a form or an older memory says is not trusted. */
export function safeMapping(value: unknown, columns: number): Mapping {
  const mapping: Mapping = {}
  if (typeof value !== 'object' || value === null) return mapping
  for (const [field, column] of Object.entries(value))
    if (isField(field) && Number.isInteger(column) && column >= 0 && column < columns) mapping[field] = column
  return mapping
}
