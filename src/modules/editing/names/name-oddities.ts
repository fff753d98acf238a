/** What is odd in the letters of a name, whatever other names there are. */
export type Oddity =
  /** A word with letters of several scripts, as ISO 15924 calls them. */
  | { kind: 'mixed'; word: string; scripts: readonly string[] }
  /** Signs that do not show or turn the direction of what follows, as `U+200B`. */
  | { kind: 'unseen'; signs: readonly string[] }

/** Scripts in which names are written; those of China, Japan and Korea stand together in one word, as UTS #39 has it. */
const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ['Latn', /\p{Script_Extensions=Latin}/u],
  ['Cyrl', /\p{Script_Extensions=Cyrillic}/u],
  ['Grek', /\p{Script_Extensions=Greek}/u],
  ['Arab', /\p{Script_Extensions=Arabic}/u],
  ['Armn', /\p{Script_Extensions=Armenian}/u],
  ['Geor', /\p{Script_Extensions=Georgian}/u],
  ['Hebr', /\p{Script_Extensions=Hebrew}/u],
  ['Ethi', /\p{Script_Extensions=Ethiopic}/u],
  ['Deva', /\p{Script_Extensions=Devanagari}/u],
  ['Beng', /\p{Script_Extensions=Bengali}/u],
  ['Guru', /\p{Script_Extensions=Gurmukhi}/u],
  ['Sinh', /\p{Script_Extensions=Sinhala}/u],
  ['Taml', /\p{Script_Extensions=Tamil}/u],
  ['Thai', /\p{Script_Extensions=Thai}/u],
  ['Hani', /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}]/u],
]

/** Scripts whose letters nobody takes for others: Latin ones stand beside them in one word. */
const BESIDE_LATIN = 'Hani'

/** Needed to write Persian and the languages of India, and to choose how a sign is drawn. */
const NEEDED =
  /(?<=[\p{scx=Arabic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Sinhala}\p{scx=Tamil}])[\u200c\u200d]|(?<=\p{Extended_Pictographic})\ufe0f/gu
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u2800]/gu

/** What is odd in a name: scripts mixed in one word, signs that do not show. */
export function nameOddities(name: string): Oddity[] {
  const signs = name.replace(NEEDED, '').match(UNSEEN) ?? []
  const words = name.replace(UNSEEN, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const mixed = [...new Set(words)].flatMap((word): Oddity[] => {
    const scripts = scriptsOf(word)
    return scripts.length > 1 ? [{ kind: 'mixed', word, scripts }] : []
  })
  return signs.length > 0 ? [...mixed, { kind: 'unseen', signs: [...new Set(signs.map(codePoint))] }] : mixed
}

const codePoint = (sign: string) =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Scripts of the letters of a word; letters of several scripts say nothing, those of no known one are `Zzzz`. */
function scriptsOf(word: string): string[] {
  const found = new Set<string>()
  for (const letter of word.match(/(?!\p{Script=Common}|\p{Script=Inherited})\p{L}/gu) ?? []) {
    const its = SCRIPTS.filter(([, letters]) => letters.test(letter)).map(([script]) => script)
    if (its.length <= 1) found.add(its[0] ?? 'Zzzz')
  }
  if (found.has(BESIDE_LATIN)) found.delete('Latn')
  return [...found]
}
