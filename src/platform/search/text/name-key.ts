import { crc32 } from 'node:zlib'
import type { Token } from './fold.ts'
import { isGenericWord } from './stop-words.ts'

/**
 * 32 bits that tell whether a name is just what was asked, stop words included, whatever body it says it is
 * ("Associazione Il Sorriso ODV" is "il sorriso"); 0 when it has no other words.
 */
export function nameKey(words: readonly Token[]): number {
  const own = words.flatMap(({ text: word }) => (isGenericWord(word) ? [] : [word]))
  return own.length > 0 ? crc32(own.join(' ')) : 0
}
