import type { Lang } from '../../../platform/i18n/languages.ts'
import { type CodeLists, normalised } from '../../taxonomy/api.ts'
import { keptText, type ThesaurusEntry } from '../../thesaurus/api.ts'

/** Code lists of which a contact may speak. */
const LISTS = ['sector', 'area', 'beneficiary', 'type']

/**
 * What was typed as topics, as codes such as `sector:mensa` where a list or the thesaurus knows the words. The others
 * stay words; what may name a person is dropped.
 */
export function readTopics(
  typed: readonly string[],
  lists: Pick<CodeLists, 'match' | 'term'>,
  entries: readonly Pick<ThesaurusEntry, 'phrases' | 'codes'>[],
): { topics: string[]; words: string[] } {
  const topics = new Set<string>()
  const words = new Set<string>()
  for (const text of typed.map((one) => one.trim()).filter(Boolean)) {
    const [taxonomy = '', code = ''] = text.split(':')
    const found =
      LISTS.includes(taxonomy) && lists.term(taxonomy, code) ? [text] : codesOf(text, lists, entries)
    for (const one of found) topics.add(one)
    const kept = found.length === 0 && keptText(text)
    if (kept) words.add(kept)
  }
  return { topics: [...topics], words: [...words] }
}

function codesOf(
  text: string,
  lists: Pick<CodeLists, 'match'>,
  entries: readonly Pick<ThesaurusEntry, 'phrases' | 'codes'>[],
): string[] {
  const whole = lists.match(text).filter((one) => one.whole && LISTS.includes(one.taxonomy))
  if (whole.length > 0) return whole.slice(0, 1).map(({ taxonomy, code }) => `${taxonomy}:${code}`)
  const asked = normalised(text)
  const entry = entries.find(({ phrases }) => phrases.some((phrase) => normalised(phrase) === asked))
  return entry?.codes.filter((code) => LISTS.includes(code.split(':')[0] ?? '')) ?? []
}

/** A topic in plain words. */
export function topicName(lists: Pick<CodeLists, 'plain'>, lang: Lang, topic: string): string {
  const [taxonomy = '', code = ''] = topic.split(':')
  return lists.plain(lang, taxonomy, code)
}

/** Plain words of all topics, offered while one types. */
export const topicWords = (lists: Pick<CodeLists, 'terms'>, lang: Lang): string[] => [
  ...new Set(
    ['sector', 'area', 'beneficiary'].flatMap((list) =>
      lists.terms(list).map(({ words }) => words[lang].plain),
    ),
  ),
]
