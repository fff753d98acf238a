import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Alternative, NearWord } from '../../../platform/search/query.ts'
import type { AskedWord } from '../../../platform/search/search-index.ts'
import { type CodeLists, codeLists } from '../../taxonomy/api.ts'
import { type Places, places, type Territory } from '../../territory/api.ts'
import { type Thesaurus, thesaurus } from '../../thesaurus/api.ts'
import { codeHints } from './code-hints.ts'
import { buildMeanings, joinMeanings, type Meanings, type Phrase, wholeOnly } from './meanings.ts'
import { type NearPhrase, nearPhrases } from './near-han.ts'
import { nearKnown } from './near-known.ts'
import { nearWordPhrases, type PhraseRespelt } from './near-phrases.ts'
import { placePhrases } from './place-phrases.ts'
import { runTogether } from './run-together.ts'
import type { Near } from './search.ts'
import type { Term } from './term.ts'

/** What the search knows of codes, words and places beside the records. */
export interface Knowledge {
  lists: CodeLists
  places: Places
  territory: Territory
  meanings: Meanings
  /** The middle of a municipality or locality. */
  pointOf(place: string): Near | undefined
  /** The words that code lists have for some codes, in all languages. */
  hintsOf(codes: readonly string[]): readonly Alternative[]
  /** The words of code lists, thesaurus and places near to one. */
  nearWords(asked: AskedWord): readonly NearWord[]
  /** The Chinese phrases of the same that a text has but for one character. */
  nearPhrases(text: string): readonly NearPhrase[]
  /** The text with a known phrase of several words in place of one that is it but for typing errors or a space. */
  respeltPhrase(text: string, terms: readonly Term[]): PhraseRespelt | undefined
}

/** The code lists whose words people search by, and the key of the search each belongs to. */
const SEARCHED = {
  type: 'type',
  area: 'area',
  sector: 'sector',
  beneficiary: 'beneficiary',
  language_spoken: 'language',
} as const

/** Keys whose codes say less than their synonyms. */
const WIDE = new Set(['area', 'beneficiary', 'type'])

/** What knowledge is made of; each part is kept until it changes. */
interface Made {
  knowledge: Knowledge
  entries: Thesaurus
  terms: Meanings
  named: Meanings
  said: Meanings
}

const kept = new WeakMap<Db, Made>()
const sure = new WeakMap<Db, { knowledge: Knowledge; until: number }>()

/** Milliseconds for which nothing is asked again. */
const SURE_MS = 1_000

/** The knowledge as it is now or was a second ago; only what has changed is made anew. */
export async function knowledge(db: Db, config: Pick<Config, 'territory'>): Promise<Knowledge> {
  const known = sure.get(db)
  if (known && performance.now() < known.until) return known.knowledge
  const now = await currentKnowledge(db, config)
  sure.set(db, { knowledge: now, until: performance.now() + SURE_MS })
  return now
}

/** The knowledge as it is now. */
export async function currentKnowledge(db: Db, config: Pick<Config, 'territory'>): Promise<Knowledge> {
  const [lists, all, entries] = await Promise.all([codeLists(db), places(db), thesaurus(db)])
  const territory = all.territory(config.territory)
  const before = kept.get(db)
  const sameLists = before?.knowledge.lists === lists
  const samePlaces = before?.knowledge.places === all && before.knowledge.territory === territory
  const sameEntries = before?.entries === entries
  if (sameLists && samePlaces && sameEntries) return before.knowledge
  const terms = sameLists ? before.terms : buildMeanings(termPhrases(lists))
  const named = samePlaces ? before.named : wholeOnly(buildMeanings(placePhrases(all, territory)))
  const said = sameEntries ? before.said : buildMeanings(saidPhrases(entries))
  const meanings = joinMeanings([terms, named, said])
  const nearWords = nearKnown(meanings.words)
  const hintsOf = sameLists ? before.knowledge.hintsOf : codeHints(termPhrases(lists))
  const respelt = nearWordPhrases([...termPhrases(lists), ...saidPhrases(entries)], (word) =>
    meanings.words.has(word),
  )
  const near: Pick<Knowledge, 'nearWords' | 'nearPhrases' | 'respeltPhrase'> = {
    nearWords,
    nearPhrases: nearPhrases(meanings.han),
    respeltPhrase: (text, terms) => runTogether(text, terms, meanings) ?? respelt(text, terms),
  }
  const made = { lists, hintsOf, places: all, territory, meanings, ...near, pointOf: pointsOf(all) }
  kept.set(db, { knowledge: made, entries, terms, named, said })
  return made
}

function pointsOf(all: Places): Knowledge['pointOf'] {
  const localities = new Map(all.localities.map((locality) => [locality.id, locality]))
  return (place) => {
    const { lat, lon } = localities.get(place) ?? all.municipality(place) ?? {}
    return lat === undefined || lon === undefined ? undefined : { lat, lon }
  }
}

const termPhrases = (lists: CodeLists): Phrase[] =>
  Object.entries(SEARCHED).flatMap(([taxonomy, key]) =>
    lists.terms(taxonomy).flatMap(({ code, words }) =>
      Object.entries(words).flatMap(([lang, { label, plain, synonyms }]) =>
        // Most names are Italian: what has the word in its name comes first, whatever the language of the question.
        // Not so for what is wide: who asks for a lawyer does not look for a name with "rights", nor who is pregnant
        // for one with "women".
        [label, plain, ...synonyms].map((text) => ({
          text,
          lang,
          codes: [`${key}:${code}`],
          words: WIDE.has(key) && text !== label ? [] : [words.it.label],
        })),
      ),
    ),
  )

const saidPhrases = ({ entries }: Thesaurus): Phrase[] =>
  entries.flatMap(({ lang, phrases, codes, words }) => phrases.map((text) => ({ text, lang, codes, words })))
