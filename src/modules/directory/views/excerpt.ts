import { firstMatch, type Marks } from './marked.ts'

/** Characters of a description that a card shows. */
const LONGEST = 170
/** Characters before the word that matched, where its sentence begins farther away. */
const BEFORE = 60

/** A text to be shown in part. */
export interface Excerptable {
  whole: string
  /** Its first sentences that fit, or as many words. */
  first: string
}

export function excerptable(text: string): Excerptable {
  const trimmed = text.trim()
  const whole = /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
  return { whole, first: shortened(whole) }
}

/** The first part of a text, or the one with the first word that matched. */
export function excerpt({ whole, first }: Excerptable, marks: Marks): string {
  const at = firstMatch(whole, marks)
  if (at === undefined || at < first.length - 1) return first
  const sentence = sentenceStart(whole, at)
  const near = at - sentence > BEFORE ? whole.indexOf(' ', at - BEFORE) + 1 : sentence
  const start = Math.min(near, at)
  return `…${shortened(whole.slice(start).trimStart())}`
}

const ENDS = '.!?。！？؟'

function sentenceStart(text: string, before: number): number {
  let at = before
  while (at > 0 && !ENDS.includes(text.charAt(at - 1))) at -= 1
  return at
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  const sentence = /^.{60,}[.!?。؟](?=\s|$)/su.exec(cut)?.[0]
  return sentence ?? `${cut.replace(/\s+\S*$/, '')}…`
}
