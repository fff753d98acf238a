import type { Cx } from '../../../platform/cx.ts'
import { isLang, LANGUAGE_NAMES } from '../../../platform/i18n/languages.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import type { PartKind } from '../document.ts'

/** Fields that mean another thing in one kind of part. */
const OWN: Readonly<Record<string, MessageKey>> = {
  'quote.text': 'spaces.field.quote_text',
  'page.title': 'spaces.field.page_title',
  'news.title': 'spaces.field.page_title',
}

/** What a field is called. */
export const fieldWord = (kind: PartKind, field: string): MessageKey =>
  OWN[`${kind}.${field}`] ?? (`spaces.field.${field}` as MessageKey)

/** The same in words; the pictures of a gallery are counted. */
export function fieldLabel(cx: Pick<Cx, 't'>, kind: PartKind, field: string): string {
  const [, name = '', letter = ''] = /^(picture|alt)([a-f])?$/.exec(field) ?? []
  if (name === '') return cx.t(fieldWord(kind, field))
  const number = letter === '' ? '' : String(letter.charCodeAt(0) - 96)
  return cx.t(name === 'alt' ? 'spaces.field.alt' : 'spaces.field.picture', { number }).trim()
}

/** A choice in words. */
export const optionWord = (cx: Pick<Cx, 't'>, field: string, option: string): string => {
  if (field === 'lang') return isLang(option) ? LANGUAGE_NAMES[option] : option
  return cx.t(`spaces.option.${option}` as MessageKey)
}

/** A value as it is read: a choice in words, all else as it stands. */
export function valueWord(cx: Pick<Cx, 't'>, field: string, value: string): string {
  if (value === '') return ''
  if (field.startsWith('picture')) return cx.t('spaces.part.picture')
  return ['palette', 'lang', 'menu', 'map'].includes(field) ? optionWord(cx, field, value) : value
}
