import { ownValue } from '../../../platform/own-value.ts'

/** Shortened words of Italian names and what they stand for. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ass: 'associazione',
  assoc: 'associazione',
  associaz: 'associazione',
  coop: 'cooperativa',
  soc: 'societa',
  sez: 'sezione',
  prov: 'provinciale',
  com: 'comunale',
  reg: 'regionale',
  naz: 'nazionale',
  ital: 'italiana',
  it: 'italiana',
  volont: 'volontariato',
  vol: 'volontariato',
  cult: 'culturale',
  sport: 'sportiva',
  dil: 'dilettantistica',
  dilett: 'dilettantistica',
  dilettant: 'dilettantistica',
  ist: 'istituto',
  fond: 'fondazione',
  parr: 'parrocchia',
  pol: 'polisportiva',
  gr: 'gruppo',
  c: 'centro',
  s: 'san',
  ss: 'santi',
  org: 'organizzazione',
  circ: 'circolo',
  conf: 'confraternita',
  frat: 'fraternita',
  miseric: 'misericordia',
  m: 'maria',
  st: 'san',
  sta: 'santa',
  sto: 'santo',
}

/** Legal words: two names that differ only in these are the same name. */
const LEGAL = new Set(
  `onlus odv aps asd ssd ets srl arl rl scs scarl coop cooperativa sociale societa impresa associazione organizzazione
  volontariato promozione dilettantistica sportiva di del della dello dei degli delle d dell a al alla e ed il lo la
  i gli le l per con in nel nella ente terzo settore non lucrativa utilita a.r.l`.split(/\s+/),
)

/** The words of a name without accents, case, dots and quotes, shortened words in full. */
export function nameTokens(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=\b\p{L})\.\s?(?=\p{L}\b)/gu, '')
    .replace(/['’`"“”«».]/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => ownValue(ABBREVIATIONS, word) ?? word)
}

/** The name as a key: all its words, in their order. Equal keys are the same name written in two ways. */
export const nameKey = (name: string): string => nameTokens(name).join(' ')

/** The words that tell one body from another; all of them when only legal words are there. */
export function tellingTokens(tokens: readonly string[]): readonly string[] {
  const telling = tokens.filter((token) => !LEGAL.has(token))
  return telling.length > 0 ? telling : tokens
}

/** How alike two words are, from 0 to 1, a common beginning counting more (Jaro-Winkler). */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1
  const range = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  const taken = new Uint8Array(b.length)
  const matchedA: string[] = []
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - range); j <= Math.min(b.length - 1, i + range); j++)
      if (!taken[j] && a[i] === b[j]) {
        taken[j] = 1
        matchedA.push(a[i] ?? '')
        break
      }
  const common = matchedA.length
  if (common === 0) return 0
  let swapped = 0
  let next = 0
  for (let j = 0; j < b.length; j++) if (taken[j] && matchedA[next++] !== b[j]) swapped++
  const jaro = (common / a.length + common / b.length + (common - swapped / 2) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/**
 * How alike two names are, from 0 to 1: every telling word looks for its nearest fellow, long words
 * weigh more, and what stays without a fellow on either side counts against.
 */
export function nameSimilarity(a: string, b: string): number {
  const left = tellingTokens(nameTokens(a)).slice(0, 24)
  const right = tellingTokens(nameTokens(b)).slice(0, 24)
  if (left.length === 0 || right.length === 0) return 0
  const joined = wordSimilarity(left.join(''), right.join(''))
  const covered = Math.min(coverage(left, right), coverage(right, left))
  return left.join('') === right.join('') ? 1 : Math.max(covered, joined > 0.96 ? joined : 0)
}

function coverage(words: readonly string[], others: readonly string[]): number {
  let weight = 0
  let found = 0
  for (const word of words) {
    const best = Math.max(...others.map((other) => wordSimilarity(word, other)))
    weight += word.length
    found += word.length * (best > 0.88 ? best : 0)
  }
  return found / weight
}

/** From here on two names in the same municipality may be the same body, and a person is asked. */
export const ALIKE = 0.86
