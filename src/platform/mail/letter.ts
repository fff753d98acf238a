import { direction, type Lang } from '../i18n/languages.ts'
import { escapeHtml } from '../ui/html.ts'
import type { Mail } from './mailer.ts'

/** A message in one language: what it says, one link where there is one, and who sends it. */
export interface Letter {
  to: string
  lang: Lang
  subject: string
  paragraphs: readonly string[]
  link?: { label: string; url: string }
  /** Name and address of the site, under the rest. */
  from: { name: string; url: string }
}

/** The same words as text and as plain HTML: no picture, nothing fetched, one recipient. */
export function writeLetter({ to, lang, subject, paragraphs, link, from }: Letter): Mail {
  const lines = paragraphs.map(oneLine)
  const text = [
    ...lines,
    ...(link ? [`${oneLine(link.label)}:\n${link.url}`] : []),
    `${from.name}\n${from.url}`,
  ]
  const body = [
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(oneLine(link.label))}</a></p>`] : []),
    `<p><a href="${escapeHtml(from.url)}">${escapeHtml(from.name)}</a></p>`,
  ]
  return {
    to,
    subject: oneLine(subject),
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${lang}" dir="${direction(lang)}"><head><meta charset="utf-8"><title>${escapeHtml(oneLine(subject))}</title></head><body>${body.join('')}</body></html>`,
  }
}

/** Text from people on one line: nothing in it begins a paragraph or a header. */
export const oneLine = (text: string): string => text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim()
