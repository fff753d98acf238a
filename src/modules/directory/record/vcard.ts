/** One property of a card: its name with parameters, and its value already in vCard form. */
type Line = readonly [name: string, value: string]

/** What a visiting card of an organisation says; links are safe ones. */
export interface CardData {
  id: string
  name: string
  lang: string
  shortName: string | null
  phones: readonly { number: string; kind: string }[]
  email: string | undefined
  website: string | undefined
  address: { street: string; postalCode: string; municipality: string; province: string } | undefined
  position: { latitude: number; longitude: number } | undefined
  note: string | undefined
  languages: readonly string[]
  source: string
  updated: Date
}

/** A visiting card (RFC 6350, vCard 4.0) of an organisation, for the address book of a phone. */
export function vcard(card: CardData): string {
  const lines: (Line | undefined)[] = [
    ['BEGIN', 'VCARD'],
    ['VERSION', '4.0'],
    ['KIND', 'org'],
    ['UID', `urn:uuid:${card.id}`],
    [`FN;LANGUAGE=${card.lang}`, text(card.name)],
    ['ORG', text(card.name)],
    card.shortName ? (['NICKNAME', text(card.shortName)] as const) : undefined,
    ...card.phones.map(({ number, kind }): Line => [`TEL;TYPE="${telTypes(kind)}"`, text(number)]),
    card.email ? (['EMAIL;TYPE=work', text(card.email)] as const) : undefined,
    card.address && addressLine(card.address),
    card.position && (['GEO', `geo:${card.position.latitude},${card.position.longitude}`] as const),
    card.website ? (['URL', card.website.replace(/[\r\n]/g, '')] as const) : undefined,
    ...card.languages.map((lang): Line => ['LANG', text(lang)]),
    card.note ? (['NOTE', text(card.note)] as const) : undefined,
    ['SOURCE', card.source],
    ['REV', card.updated.toISOString().replace(/[-:]|\.\d+/g, '')],
    ['END', 'VCARD'],
  ]
  return lines.flatMap((line) => (line ? [fold(`${line[0]}:${line[1]}`)] : [])).join('')
}

const addressLine = (address: NonNullable<CardData['address']>): Line => {
  const { street, postalCode, municipality, province } = address
  return ['ADR;TYPE=work', ['', '', street, municipality, province, postalCode, 'Italia'].map(text).join(';')]
}

const telTypes = (kind: string): string =>
  kind === 'fax' ? 'work,fax' : kind === 'mobile' || kind === 'whatsapp' ? 'work,cell' : 'work,voice'

/** Text as a value (RFC 6350 §3.4): nothing in it can end the line or begin another property. */
const text = (value: string): string =>
  value
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no place in a card
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** Longest line in bytes, without its break (RFC 6350 §3.2). */
const LINE_BYTES = 75

/** Breaks a line so that no piece is over 75 bytes, never inside a character. */
function fold(line: string): string {
  let folded = ''
  let used = 0
  for (const character of line) {
    const bytes = Buffer.byteLength(character)
    if (used + bytes > LINE_BYTES) {
      folded += '\r\n '
      used = 1
    }
    folded += character
    used += bytes
  }
  return `${folded}\r\n`
}
