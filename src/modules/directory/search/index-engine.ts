import type { IndexAnswer, IndexQuery, QueryTerm } from '../../../platform/search/query.ts'
import type { SearchIndex } from '../../../platform/search/search-index.ts'
import { indexQuery, isOnlyWords, queryTerm, queryTerms, searchAnswer } from './index-query.ts'
import type { Knowledge } from './knowledge.ts'
import { openingMoment } from './opening-moment.ts'
import { ORGANIZATION_KIND } from './organization-kind.ts'
import { IN_A_NAME, respelt, type Speller } from './respell.ts'
import type { SearchAnswer, SearchEngine, SearchRequest } from './search.ts'
import { serviceQuestion } from './service-there.ts'
import type { Term } from './term.ts'
import { anywhere, marksOf, neededOf, termsOf, type Understood, understand } from './understand.ts'

export interface IndexSettings {
  timeZone: string
  /** What the code lists and the gazetteer say, as they are now. */
  knowledge: () => Promise<Knowledge>
  /** Answers while there is no index to do it. */
  otherwise: SearchEngine
  /** Sequence number up to which the index must have come; see `Cx.written`. */
  written?: number | undefined
}

/** The index stopped answering in the middle of a question. */
class NoIndex extends Error {}

/** Answers searches with the index of this process; whenever it cannot, the other engine does. */
export function indexEngine(index: SearchIndex, settings: IndexSettings): SearchEngine {
  const attempt = async <Answer>(
    run: (found: Found) => Promise<Answer>,
    request: SearchRequest,
    now: Date,
  ): Promise<Answer | undefined> => {
    const { written } = settings
    if (written !== undefined && !(await index.settled(written))) return undefined
    try {
      return await run(
        await find(index, request, await settings.knowledge(), openingMoment(now, settings.timeZone), now),
      )
    } catch (error) {
      if (error instanceof NoIndex) return undefined
      throw error
    }
  }
  return {
    search: async (request, now) =>
      (await attempt((found) => told(index, found), request, now)) ?? settings.otherwise.search(request, now),
    list: async (request, now) =>
      (await attempt(
        async ({ query }) => given(await index.list(query)),
        { ...request, pageSize: 1 },
        now,
      )) ?? settings.otherwise.list(request, now),
  }
}

interface Found {
  understood: Understood
  query: IndexQuery
  answer: IndexAnswer
  suggestion: string | undefined
  notThere: SearchAnswer['notThere']
}

function given<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new NoIndex()
  return answer
}

/** The words as they are typed first; then respelt; then, when no record has all of them, the most of them. */
async function find(
  index: SearchIndex,
  request: SearchRequest,
  known: Knowledge,
  moment: IndexQuery['moment'],
  now: Date,
): Promise<Found> {
  const ask = async (asked: SearchRequest, relax = false) => {
    const found = await answered(understand(asked, known), relax)
    const { understood, answer } = found
    return understood.wide && answer.total === 0 && answer.havingWords > 0
      ? answered(anywhere(understood), relax)
      : found
  }
  const answered = async (understood: Understood, relax: boolean) => {
    const query = { ...indexQuery(understood, moment, now), relax }
    return { understood, query, answer: given(await index.search(query)) }
  }
  const first = await ask(request)
  if (request.literal) return { ...first, suggestion: undefined, notThere: undefined }
  let best = first
  const speller = spellerFor(index, known)
  const phrase = await respeltPhrase(request.q, first, speller, known)
  let suggestion = phrase
  if (first.answer.havingWords === 0 && request.q) {
    const other = await respelt(request.q, first.understood.asked, speller)
    if (other && !(phrase && !(await isName(other, speller)))) suggestion = other
  }
  if (suggestion) best = await ask({ ...request, q: suggestion })
  if (best.answer.total === 0 && request.name) {
    const name = await respelt(request.name, first.understood.nameTerms, speller)
    if (name) {
      best = await ask({ ...best.understood.request, name })
      suggestion ??= name
    }
  }
  const elsewhere = await servicesElsewhere(best, answered, index, known)
  if (elsewhere) return { ...elsewhere, suggestion }
  if (best.answer.havingWords === 0 && neededOf(best.understood.terms).length > 1)
    best = await ask(best.understood.request, true)
  return { ...best, suggestion: best.answer.total > 0 ? suggestion : undefined, notThere: undefined }
}

type Answered = Pick<Found, 'understood' | 'query' | 'answer'>

/**
 * For services in a place where nobody offers them, unless somebody there has the words in the name: what was found, or,
 * where nobody there even has the words, those nearest to it who offer them.
 */
async function servicesElsewhere(
  found: Answered,
  answered: (understood: Understood, relax: boolean) => Promise<Answered>,
  index: SearchIndex,
  known: Knowledge,
): Promise<(Answered & Pick<Found, 'notThere'>) | undefined> {
  const asked = serviceQuestion(found.understood, known)
  if (!asked) return undefined
  const offers = async () => (await answered(asked.there, false)).answer.total
  if ((isOnlyWords(found.query) ? await having(index, asked.there.terms) : await offers()) > 0)
    return undefined
  const isSaid = found.answer.total > 0
  const named = { ...found.query, nameTerms: asked.named.map(queryTerm) }
  if (isSaid && given(await index.search(named)).total > 0) return undefined
  const around = await answered(asked.around, false)
  if (around.answer.total === 0) return undefined
  const { place, sectors } = asked
  return { ...(isSaid ? found : around), notThere: { place, sectors, nearest: !isSaid } }
}

/** Records with all the terms, which are counted with far less work than they are searched. */
const having = async (index: SearchIndex, terms: readonly Term[]): Promise<number> =>
  given(await index.howMany(ORGANIZATION_KIND.name, [terms.map(queryTerm)]))[0] ?? 0

/** Whether some record has all the words of a text in its name. */
const isName = async (text: string, speller: Speller): Promise<boolean> =>
  (await speller.bestFound([{ text, handicap: 0 }], IN_A_NAME)) >= 0

/** The text with a known phrase that was meant, when no record has the words it changes as they are typed. */
async function respeltPhrase(
  text: string,
  { understood }: Pick<Found, 'understood'>,
  speller: Speller,
  known: Knowledge,
): Promise<string | undefined> {
  const phrase = known.respeltPhrase(text, understood.asked)
  if (!phrase) return undefined
  const records = await speller.having(phrase.changed)
  return records.every((count) => count === 0) ? phrase.text : undefined
}

/** The speller of a question: what the index has, whatever the filters. */
function spellerFor(index: SearchIndex, known: Knowledge): Speller {
  const howMany = async (asked: readonly (readonly Term[])[]) =>
    given(
      await index.howMany(
        ORGANIZATION_KIND.name,
        asked.map((terms) => terms.map(queryTerm)),
      ),
    )
  return {
    recordsOf: (terms) => howMany(terms.map((term) => [{ ...term, optional: false }])),
    near: async (words) => given(await index.nearWords(ORGANIZATION_KIND.name, words)),
    known: once(known.nearWords),
    phrases: known.nearPhrases,
    isKnown: (word) => known.meanings.words.has(word),
    having: async (words) =>
      given(
        await index.howMany(
          ORGANIZATION_KIND.name,
          words.map((text) => [wordTerm(text)]),
        ),
      ),
    bestFound: async (texts, least) => {
      const terms = queryTerms(texts.map(({ text }) => termsOf(text, known)))
      const asked = texts.map(({ handicap }, at) => ({ terms: terms[at] ?? [], handicap }))
      return given(await index.bestOf(ORGANIZATION_KIND.name, asked, least))
    },
  }
}

/** The same words are asked about at several steps. */
function once(near: Speller['known']): Speller['known'] {
  const given = new Map<string, ReturnType<typeof near>>()
  return (asked) => {
    const key = `${asked.word} ${asked.most}`
    const found = given.get(key) ?? near(asked)
    given.set(key, found)
    return found
  }
}

const wordTerm = (word: string): QueryTerm => ({
  word,
  optional: false,
  weight: 1,
  alternatives: [{ atoms: [{ as: 'word', text: word }], quality: 1 }],
})

async function told(
  index: SearchIndex,
  { understood, query, answer, suggestion, notThere }: Found,
): Promise<SearchAnswer> {
  const { request } = understood
  const { without, ...rest } = searchAnswer(answer, request)
  return {
    ...rest,
    suggestion,
    notThere,
    without:
      answer.total > 0 || request.q === '' ? without : { ...without, q: await withoutWords(index, query) },
    ...marksOf(understood),
    matched: answer.matched,
    together: answer.together,
  }
}

/** What dropping the text would give. */
const withoutWords = async (index: SearchIndex, query: IndexQuery): Promise<number> =>
  given(await index.search({ ...query, terms: [], relax: false, page: 1, pageSize: 1 })).total
