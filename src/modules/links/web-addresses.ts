import { createHash } from 'node:crypto'
import { type RecordDocument, webLink } from '../directory/api.ts'

/** A web address that a record names. */
export interface Named {
  /** The whole address, as a browser asks it. */
  url: string
  /** As the record writes it. */
  written: string
  /** Table and column where it stands. */
  entity: string
  field: string
}

/** Fields that are an address and nothing else. */
const ADDRESS_FIELDS = ['website', 'url', 'online_url']
/** Addresses looked at of one record. */
const MOST = 60
const IN_TEXT = /\bhttps?:\/\/[^\s<>"'`|\\^{}]+/gi

type Entry = { entity: string; row: Readonly<Record<string, unknown>> }

/** The web addresses of what is public of a record, each place once. */
export function webAddresses(document: RecordDocument): Named[] {
  const found = entriesOf(document).flatMap(({ entity, row }) =>
    Object.entries(row).flatMap(([field, value]) =>
      typeof value === 'string' ? namedIn(value, { entity, field }) : [],
    ),
  )
  const once = new Map(found.map((one) => [`${one.entity}/${one.field}/${one.written}`, one]))
  return [...once.values()].slice(0, MOST)
}

function entriesOf(document: RecordDocument): Entry[] {
  const { organization, services, programs, activities, events, locations, translations, contacts } = document
  const shown = services.filter(({ status }) => status !== 'inactive' && status !== 'defunct')
  const lists = {
    service: shown,
    program: programs,
    activity: activities,
    location: locations,
    translation: translations,
    contact: contacts.filter(({ is_public }) => is_public),
    organization_event: events,
  }
  return [
    { entity: 'organization', row: organization },
    ...Object.entries(lists).flatMap(([entity, rows]) => rows.map((row) => ({ entity, row }))),
  ]
}

function namedIn(text: string, place: { entity: string; field: string }): Named[] {
  if (ADDRESS_FIELDS.includes(place.field)) return asked(text, text, place)
  return [...text.matchAll(IN_TEXT)].flatMap(([match]) => {
    const written = withoutEnd(match)
    return asked(written, written, place)
  })
}

/** What closes a sentence or a bracket is not of the address. */
function withoutEnd(text: string): string {
  const bare = text.replace(/[.,;:!?…»”’。，؛؟]+$/u, '')
  return bare.endsWith(')') && !bare.includes('(') ? withoutEnd(bare.slice(0, -1)) : bare
}

function asked(text: string, written: string, place: { entity: string; field: string }): Named[] {
  const link = webLink(text)
  const url = link && URL.parse(link)
  if (!url || url.href.length > 2_000) return []
  url.hash = ''
  return [{ url: url.href, written, ...place }]
}

/** The id of an address: the same for the same address. */
export function addressId(url: string): string {
  const hex = createHash('sha256').update(url).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** The record with another address wherever it names the first one; what was written longer stays. */
export function withAddress(document: RecordDocument, written: string, address: string): RecordDocument {
  const changed = <Row extends object>(row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => [
        field,
        typeof value === 'string' ? replaced(value, field, { written, address }) : value,
      ]),
    ) as Row
  const { organization, ...lists } = document
  const same = Object.fromEntries(
    Object.entries(lists).map(([name, rows]) => [name, (rows as readonly object[]).map(changed)]),
  )
  return { organization: changed(organization), ...same } as RecordDocument
}

function replaced(
  value: string,
  field: string,
  { written, address }: { written: string; address: string },
): string {
  if (ADDRESS_FIELDS.includes(field)) return value === written ? address : value
  return value.replace(IN_TEXT, (match) => {
    const bare = withoutEnd(match)
    return bare === written ? address + match.slice(bare.length) : match
  })
}
