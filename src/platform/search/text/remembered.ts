/** Longer slices of a text keep all of it in memory (V8's SlicedString::kMinLength), so their copies are kept instead. */
const LONGEST_COPIED = 12
/** What is longer is no word, and is not worth the memory. */
const LONGEST_REMEMBERED = 60

/** The same function of a word, which remembers what it gave for the words last asked: at most twice `half` of them. */
export function remembered<Given>(half: number, make: (word: string) => Given): (word: string) => Given {
  let young = new Map<string, Given>()
  let old = young
  return (word) => {
    const known = young.get(word)
    if (known !== undefined) return known
    const given = old.get(word) ?? make(word)
    if (word.length > LONGEST_REMEMBERED) return given
    if (young.size >= half) {
      old = young
      young = new Map()
    }
    young.set(word.length > LONGEST_COPIED ? Buffer.from(word, 'utf16le').toString('utf16le') : word, given)
    return given
  }
}
