import { firstMatch, type Markable, type Marks, markable } from './marked.ts'

/** Characters of a description that a card shows. */
const LONGEST = 170
/** Characters before the word that matched, where its sentence begins farther away. */
const BEFORE = 60

/** A text to be shown in part. */
export interface Excerptable {
  whole: Markable
  /** Its first sentences that fit, or as many words. */
  first: Markable
}

export function excerptable(text: string): Excerptable {
  const flat = text.trim().replace(/\s+/g, ' ')
  return { whole: markable(flat), first: markable(shortened(flat)) }
}

/** The first part of a text, or the one with the first word that matched. */
export function excerpt({ whole, first }: Excerptable, marks: Marks): Markable {
  const at = firstMatch(whole, marks)
  if (at === undefined || at < first.text.length - 1) return first
  const { text } = whole
  const sentence = text.slice(0, at).search(/[^.!?。！？؟]*$/u)
  const near = at - sentence > BEFORE ? text.indexOf(' ', at - BEFORE) + 1 : sentence
  const start = Math.min(near, at)
  return markable(`…${shortened(text.slice(start).trimStart())}`)
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  const sentence = /^.{60,}[.!?。؟](?=\s|$)/su.exec(cut)?.[0]
  return sentence ?? `${cut.replace(/\s+\S*$/, '')}…`
}
