/** Letters beside each on the keyboard. */
const BESIDE: Readonly<Record<string, string>> = {
  ...{
    a: 'sqz',
    b: 'vn',
    c: 'xv',
    d: 'sf',
    e: 'wr',
    f: 'dg',
    g: 'fh',
    h: 'gj',
    i: 'uo',
    l: 'k',
    m: 'n',
    n: 'mb',
  },
  ...{ o: 'ip', p: 'o', q: 'w', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', z: 'x' },
}
const VOWELS = 'aeiou'
const DOUBLE = 0.15

/** Numbers from 0 to 1 that are the same for the same seed (xorshift32, Marsaglia 2003). */
export function drawn(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}

/** A word as people mistype it: a letter left out, doubled, exchanged, the one beside it, or another vowel. */
export function mistyped(word: string, draw: () => number): string {
  const at = 1 + Math.floor(draw() * (word.length - 1))
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
  const one = (letters: string) => letters[Math.floor(draw() * letters.length)] ?? ''
  const kind = draw()
  if (kind < 0.25) return before + after
  if (kind < 0.45) return before + letter + letter + after
  if (kind < 0.65 && after !== '') return before + after[0] + letter + after.slice(1)
  if (kind < 0.85) return before + one(BESIDE[letter] ?? '') + after
  return before + (VOWELS.includes(letter) ? one(VOWELS) : '') + after
}

/** The first words of a name with errors in one or two of the longer ones; undefined when it has none of them. */
export function mistypedName(words: readonly string[], draw: () => number): string | undefined {
  const longer = [...words.keys()].filter((at) => /^[a-z]{5,}$/.test(words[at] ?? ''))
  if (longer.length === 0) return undefined
  const typed = [...words]
  const errors = longer.length > 1 && draw() < 0.3 ? 2 : 1
  for (let count = 0; count < errors; count++) {
    const at = longer.splice(Math.floor(draw() * longer.length), 1)[0] ?? 0
    const once = mistyped(words[at] ?? '', draw)
    typed[at] = once.length >= 8 && draw() < DOUBLE ? mistyped(once, draw) : once
  }
  const text = typed.join(' ')
  return text === words.join(' ') ? undefined : text
}
