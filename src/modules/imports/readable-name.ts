import {
  ACRONYMS,
  ARTICLES,
  ELIDED,
  HEADS,
  LOST_ACCENTS,
  SMALL,
  SMALL_ELIDED,
  TRUE_APOSTROPHES,
} from './name-words.ts'

/** Where a word stands in its name, as far as its case depends on it. */
type Place = { starts: boolean; afterHead: boolean; previous: string; next: string; initials: string }

/**
 * A name in capitals as people write it: "ARCICONFRATERNITA DELLA MISERICORDIA DI PRATO" becomes
 * "Arciconfraternita della Misericordia di Prato". Names that already have small letters are only tidied.
 * `places` are official spellings of municipalities to be kept (`Reggio nell'Emilia`).
 */
export function readableName(raw: string, places: readonly string[] = []): string {
  const tidy = unwrapped(balanced(raw.replace(/[\s\u00a0]+/g, ' ').trim()))
  if (!isShouted(tidy)) return tidy
  const spaced = spacedOut(withAccents(tidy))
  const pieces = spaced.match(/[\p{L}\p{M}\p{N}@'’.]+|[^\p{L}\p{M}\p{N}@'’.]+/gu) ?? []
  const initials = initialsOf(pieces)
  let previous = ''
  let before = ''
  const out = pieces.map((piece, index) => {
    if (!/[\p{L}\p{N}]/u.test(piece)) {
      before = piece
      return piece
    }
    const place: Place = {
      starts: previous === '' || /["“«(:;,/[]|\s[-–—]\s?|^[-–—]\s/.test(before),
      afterHead: HEADS.has(bare(previous)) || isDotted(previous),
      previous: bare(previous),
      next: bare(pieces[index + 2] ?? ''),
      initials,
    }
    previous = piece
    before = ''
    return cased(piece, place)
  })
  return withPlaces(out.join(''), places)
}

const bare = (word: string) => word.toLowerCase().replace(/[.'’]/g, '')

/** Capitals all through: a name with three small letters in it was written by someone who chose them. */
function isShouted(name: string): boolean {
  const upper = name.match(/\p{Lu}/gu)?.length ?? 0
  const lower = name.match(/\p{Ll}/gu)?.length ?? 0
  return upper > 0 && lower <= Math.max(1, upper / 12)
}

/** Quotes in pairs: `''A''` is "A", a quote without its fellow goes, and one glued to the next word is set apart. */
function balanced(name: string): string {
  const quoted = name.replace(/''|´´|``|[“”„«»]/g, '"').replace(/[’‘´`]/g, "'")
  const count = quoted.split('"').length - 1
  const even = count % 2 === 0 ? quoted : count === 1 ? quoted.replace('"', ' ') : dropLast(quoted)
  return even
    .replace(/"([^"]*)"/g, (_, inside: string) => (inside.trim() ? ` "${inside.trim()}" ` : ' '))
    .replace(/([([]) (?=")/g, '$1')
    .replace(/" (?=[)\].,;:])/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+(?=\p{L}{2})|\s+-$/gu, '')
    .trim()
}

/** Quotes around the whole name tell nothing: some registers write every name so. */
const unwrapped = (name: string) => name.replace(/^(["'])((?:(?!\1).)*)\1$/, '$2').trim()

function dropLast(text: string): string {
  const at = text.lastIndexOf('"')
  return `${text.slice(0, at)} ${text.slice(at + 1)}`
}

/** `SOCIETA'` is Società; `DE'` and `PO'` stay; a word between two apostrophes is a quotation. */
function withAccents(name: string): string {
  const quotes = name.replace(/(^|[\s(-])'(\p{L}[^']*(?:\p{L}'\p{L}[^']*)*)'(?=$|[\s),.-])/gu, '$1"$2"')
  return quotes
    .replace(/^'(?=\p{L})/u, '')
    .replace(/(\p{L}+)'(?!\p{L})/gu, (whole, word: string) => accented(word) ?? whole)
    .replace(/\p{L}+/gu, (word) => LOST_ACCENTS.get(word.toLowerCase())?.toUpperCase() ?? word)
}

const GRAVE: Record<string, string> = { A: 'À', E: 'È', I: 'Ì', O: 'Ò', U: 'Ù' }

function accented(word: string): string | undefined {
  const last = word.slice(-1)
  const grave = GRAVE[last]
  if (!grave || (word.length < 3 && word !== 'E') || TRUE_APOSTROPHES.has(word.toLowerCase()))
    return undefined
  const acute = /CHE$|^TRENTATRE$|^JOSE$|^ANDRE$|^VENTITRE$/.test(word) && word !== 'CHE'
  return word.slice(0, -1) + (acute ? 'É' : grave)
}

/** Puts the space that lists leave out after a shortened word: `S.NICCOLÒ`, `ASS.SPORTIVA`, `COOP.SOC.`. */
function spacedOut(name: string): string {
  return name
    .replace(/(\p{L}+\.)(?=\p{L}{4})/gu, '$1 ')
    .replace(/(\p{L}{3,}\.)(?=\p{L}{2,3}(?!\p{L}))(?!(?:NE|LE|NI|LI|TA|VO|ZA|RIA)(?!\p{L}))/gu, '$1 ')
    .replace(/,(?=\p{L})/gu, ', ')
}

/** First letters of the words that count, to recognise the acronym a name explains: ANTER, APB. */
function initialsOf(pieces: readonly string[]): string {
  const words = pieces.filter((piece) => /\p{L}/u.test(piece) && !isDotted(piece))
  const letters = words.flatMap((word) =>
    word.split(/['’]/).filter((part) => part.length > 2 && !SMALL.has(part.toLowerCase())),
  )
  return letters.map((word) => word[0] ?? '').join('')
}

const isDotted = (word: string) =>
  /^(\p{L}{1,3}\.){2,}\p{L}{0,3}$|^\p{L}{1,3}\.\p{L}{1,3}$|^\p{L}\.$/u.test(word)

function cased(word: string, place: Place): string {
  const elided = /^(\p{L}+)(['’])(.+)$/u.exec(word)
  if (elided?.[1] && elided[3] && ELIDED.has(elided[1].toLowerCase())) {
    const first = casedElision(elided[1], place)
    return `${first}'${cased(elided[3], { ...place, starts: false, afterHead: false, previous: '·' })}`
  }
  if (elided?.[3]) return withApostrophes(word, place)
  if (/^\p{L}{3,}\.(NE|LE|NI|LI|TA|VO|ZA|RIA)$/u.test(word)) return title(word)
  if (isDotted(word)) return dotted(word, place)
  const lower = word.toLowerCase()
  if (ACRONYMS.has(lower) || isRoman(word, place) || isExplained(word, place) || isUnreadable(word))
    return word
  if (!place.starts && (SMALL.has(lower) || lower === "de'")) return lower
  if (!place.starts && ARTICLES.has(lower)) return place.afterHead && place.next ? title(word) : lower
  return title(word)
}

/** `O'CONNOR` has two large letters, `WOMEN'S` one. */
function withApostrophes(word: string, place: Place): string {
  const parts = word.split(/['’]/)
  const written = parts.map((part, at) => {
    if (part === '' || (at > 0 && part === 'S')) return part.toLowerCase()
    return cased(part, { ...place, starts: true })
  })
  return written.join("'")
}

function casedElision(word: string, { starts, afterHead }: Place): string {
  const lower = word.toLowerCase()
  if (starts) return title(word)
  if (SMALL_ELIDED.has(lower)) return lower
  if (lower === 'l' || lower === 'un') return afterHead ? title(word) : lower
  return title(word)
}

/** Initials keep their capitals (A.M.ME.C.); `a r.l.` is small, as the civil code writes it. */
function dotted(word: string, { previous }: Place): string {
  if (/^R\.\s?L\.?$|^L\.$/.test(word) && (previous === 'a' || previous === 'r')) return word.toLowerCase()
  if (word === 'R.' && previous === 'a') return 'r.'
  return word
}

/** Roman numbers from II on; VI only after a pope, since it is also a word, and D, C, L, M only in company. */
function isRoman(word: string, { previous }: Place): boolean {
  if (!/^(?=[IVX])X{0,3}(IX|IV|V?I{0,3})$/.test(word)) return false
  if (word === 'VI')
    return /^(paolo|pio|urbano|alessandro|clemente|adriano|circolo|municipio|zona)$/.test(previous)
  return word !== 'I' || /^(giovanni|paolo|umberto|francesco|elisabetta)$/.test(previous)
}

/** `LILT` and `ANTER` beside the words whose initials they are. */
const isExplained = (word: string, { initials }: Place) =>
  /^\p{Lu}{3,8}$/u.test(word) && initials.replace(word[0] ?? '', (first) => first).includes(word)

/** Without a vowel nobody can read it as a word. */
const isUnreadable = (word: string) =>
  /^\p{Lu}{2,}$/u.test(word) &&
  !/[AEIOUYÀÈÉÌÒÙ]/.test(word) &&
  /^[A-Z]+$/.test(word) &&
  !/^(MR|DR|ST|SGT|FRL)$/.test(word)

/** First letter large, the others small; a word with digits in front keeps them. */
function title(word: string): string {
  const lower = word.toLowerCase()
  const at = lower.search(/\p{L}/u)
  if (at < 0) return word
  if (at > 0 && /@$/.test(lower.slice(0, at))) return lower
  return lower.slice(0, at) + lower.slice(at, at + 1).toUpperCase() + lower.slice(at + 1)
}

function withPlaces(name: string, places: readonly string[]): string {
  let result = name
  for (const place of places) {
    const at = result.toLowerCase().indexOf(place.toLowerCase())
    if (
      at < 0 ||
      place.length < 3 ||
      /\p{L}/u.test(result[at - 1] ?? '') ||
      /\p{L}/u.test(result[at + place.length] ?? '')
    )
      continue
    result = result.slice(0, at) + place + result.slice(at + place.length)
  }
  return result
}
