import type { Cx } from '../../../platform/cx.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import type { ListKey } from '../search/address.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { isWiderPlace } from '../search/record-codes.ts'

/** Names of codes and places in the language of the page, kept as long as the knowledge they come from. */
export interface Words {
  /** The official label of a type, the plain label of all else, the name of a place or language. */
  of(key: ListKey, code: string): string
  /** The name of a place alone, without the municipality it is in. */
  ownName(place: string): string
  /** `Prato, Iolo`; `Prato` where the part is the town itself. */
  placeOf(istat: string | null, locality: string | null): string
}

const kept = new WeakMap<Knowledge, Map<Lang, Words>>()

/** The names in one language. */
export function wordsIn({ lang }: Pick<Cx, 'lang'>, knowledge: Knowledge): Words {
  const byLang = kept.get(knowledge) ?? new Map<Lang, Words>()
  kept.set(knowledge, byLang)
  const words = byLang.get(lang) ?? makeWords(lang, knowledge)
  byLang.set(lang, words)
  return words
}

function makeWords(lang: Lang, { lists, places }: Knowledge): Words {
  const localities = new Map(places.localities.map((locality) => [locality.id, locality]))
  const municipality = (istat: string) =>
    places.nameIn(`municipality:${istat}`, lang) ?? places.municipality(istat)?.name ?? istat
  const ownName = (code: string): string => {
    if (isWiderPlace(code)) return places.territory(code).names[lang]
    const [istat = '', ...rest] = code.split('-')
    if (rest.length === 0) return municipality(istat)
    const locality = localities.get(code)
    const name = locality && (places.nameIn(`locality:${code}`, lang) ?? locality.name)
    return name ?? rest.map(capital).join(' ')
  }
  const place = (code: string): string => {
    const [istat = '', ...rest] = code.split('-')
    return rest.length === 0 ? ownName(code) : `${ownName(code)} (${municipality(istat)})`
  }
  return {
    ownName,
    of: (key, code) => {
      if (key === 'place') return place(code)
      if (key === 'type') return lists.label(lang, 'type', code)
      return key === 'language' ? lists.label(lang, 'language_spoken', code) : lists.plain(lang, key, code)
    },
    placeOf: (istat, locality) => {
      const name = istat ? municipality(istat) : ''
      const italian = istat ? places.municipality(istat)?.name : undefined
      if (!locality || locality === name || locality === italian) return name
      const known = istat ? places.localityByName(locality, istat) : undefined
      const own = known && places.nameIn(`locality:${known.id}`, lang)
      return name ? `${name}${COMMA[lang]}${own ?? locality}` : locality
    },
  }
}

/** Between a town and its part, a street and its town. */
export const COMMA: Record<Lang, string> = { it: ', ', en: ', ', fr: ', ', zh: '，', ar: '، ', ru: ', ' }

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
