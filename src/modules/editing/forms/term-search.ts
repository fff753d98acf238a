import type { Lang } from '../../../platform/i18n/languages.ts'
import { normalised } from '../../taxonomy/api.ts'
import type { TermList } from './codes.ts'
import type { Known } from './known.ts'

/** Codes whose words, in any of the six languages, are in what was typed, or begin like it in the reader's own. */
export function foundCodes(
  { lists }: Pick<Known, 'lists'>,
  list: TermList,
  typed: string,
  lang: Lang,
): string[] {
  const asked = normalised(typed)
  if (asked.length < 2) return []
  const meant = lists
    .match(typed.slice(0, 200))
    .filter(({ taxonomy }) => taxonomy === list)
    .map(({ code }) => code)
  const begun = lists
    .terms(list)
    .filter(({ words }) => {
      const { label, plain, synonyms } = words[lang]
      return [label, plain, ...synonyms].some((word) => ` ${normalised(word)}`.includes(` ${asked}`))
    })
    .map(({ code }) => code)
  return [...new Set([...meant, ...begun])]
}
