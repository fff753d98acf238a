/** Letters and digits of ASCII by character code, from 1; 0 for all else. Capitals count as small. */
const SIGNS = new Uint8Array(128)
for (const [at, sign] of [...'abcdefghijklmnopqrstuvwxyz0123456789'].entries()) {
  SIGNS[sign.charCodeAt(0)] = at + 1
  SIGNS[sign.toUpperCase().charCodeAt(0)] = at + 1
}
const WIDTH = 37
const S = SIGNS['s'.charCodeAt(0)]
/** The longest way to write "saint", which folding makes one word. */
const SAINT = 5

const signAt = (text: string, at: number): number => SIGNS[text.charCodeAt(at)] ?? 0

/**
 * Tells from the first two letters, as they are written, that a word is none of some folded ones nor begins like one:
 * folding every word of a text costs ten times as much. True for whatever it cannot tell.
 */
export function wordFilter(folded: readonly string[]): (text: string, start: number, end: number) => boolean {
  const first = new Uint8Array(WIDTH)
  const both = new Uint8Array(WIDTH * WIDTH)
  for (const word of folded) {
    const one = signAt(word, 0)
    first[one] = 1
    if (word.length === 1) both.fill(1, one * WIDTH, (one + 1) * WIDTH)
    else both[one * WIDTH + signAt(word, 1)] = 1
  }
  return (text, start, end) => {
    const one = signAt(text, start)
    if (one === 0) return true
    const two = end - start > 1 ? signAt(text, start + 1) : 0
    if (two === 0 || (one === S && end - start <= SAINT)) return first[one] === 1
    return both[one * WIDTH + two] === 1
  }
}
