const ASCII = /^[\x20-\x7e]*$/

/** Lower case without accents, in any script. */
const plain = (name: string): string =>
  ASCII.test(name)
    ? name.toLowerCase()
    : name
        .normalize('NFD')
        .toLowerCase()
        .replace(/\p{M}+/gu, '')

/** Letters and digits of any script, lower case, without accents: `Forlì` and `FORLI'` are one. */
export const nameKey = (name: string): string =>
  ASCII.test(name)
    ? name.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : plain(name).replace(/[^\p{L}\p{N}]+/gu, '')

/** Words that official and everyday spellings of a place add or leave out. */
const LINKS = new Set(
  (
    'a ad ai al all alla alle agli con d da de dei del dell della delle degli dello di e ed gli i il in l la le lo ' +
    'nel nell nella nelle su sul sull sulla sulle'
  ).split(' '),
)

/** Ways to write "saint": `S. Stino`, `San Stino` and `Santo Stino` are one. */
const SAINTS = new Set(['s', 'ss', 'san', 'sant', 'santa', 'sante', 'santi', 'santo', 'st', 'sankt'])

/** A key that forgives links, saints and the letter j: `REGGIO EMILIA` and `Reggio nell'Emilia` are one. */
export function looseKey(name: string): string {
  const words = plain(name)
    .replace(/j/g, 'i')
    .split(/[^\p{L}\p{N}]+/u)
  const kept = words.filter((word) => word && !LINKS.has(word)).map((word) => (SAINTS.has(word) ? 's' : word))
  return kept.length > 0 ? kept.join('') : words.join('')
}

/**
 * The spellings hidden in one cell of a register: the whole, without a leading "Comune di", and each half of a
 * bilingual name: `BOLZANO .BOZEN.`, `Bolzano/Bozen`, `Tripi - Abakainon`, `Merano (Meran)`.
 */
export function spellings(name: string): string[] {
  const bare = name.replace(/^\s*comune\s+(di\s+|dell['’])?/i, '')
  const halves = bare.split(/\s*\/\s*|\s+[-–]\s+|\s*\(|\)|\s+\.|\.\s*$/).map((half) => half.trim())
  return [...new Set([name, bare, ...halves])].filter((spelling) => spelling !== '')
}
