import type { Cx } from '../../platform/cx.ts'
import { isLang } from '../../platform/i18n/languages.ts'
import { type LocalText, summary } from '../directory/api.ts'

/** A text for the page: in its own language, with a note where that is not the reader's or a machine put it there. */
export interface Said {
  text: string
  lang: string
  note: string | null
}

type Reader = Pick<Cx, 'lang' | 't'>

/** A text of the record, at most so many characters long. */
export function said({ lang, t }: Reader, one: LocalText, longest: number): Said {
  const known = isLang(one.lang) ? one.lang : 'it'
  const foreign = known !== lang && t(`ui.in_${known}`)
  const machine = one.machine && t('directory.record.machine_translation')
  return { text: breakable(summary(one.text, longest)), lang: known, note: foreign || machine || null }
}

/** Words of ours, in the reader's language. */
export const ours = ({ lang }: Reader, text: string): Said => ({ text: breakable(text), lang, note: null })

/** What is written as it stands in any language, such as an address: no note. */
export const asWritten = (text: string, lang: string): Said => ({
  text: breakable(text),
  lang: isLang(lang) ? lang : 'it',
  note: null,
})

/** Letters without a space after which a line may break all the same (zero-width space): no word leaves the paper. */
const breakable = (text: string): string => text.replace(/[^\s\p{Script=Han}\u200b]{24}/gu, '$&\u200b')
