import { plainText } from './rich-text.ts'

/** Longest summary, in UTF-16 units. */
const LONGEST = 200

/** The beginning of a Markdown text in one line, cut at a word. */
export function summary(text: string, longest = LONGEST): string {
  const flat = plainText(text).replace(/\s+/g, ' ')
  if (flat.length <= longest) return flat
  const head = flat.slice(0, longest)
  const word = head.replace(/\s+\S*$/, '')
  return `${(word.length > longest / 2 ? word : head).toWellFormed()}…`
}
