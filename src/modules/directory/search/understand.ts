import type { Alternative } from '../../../platform/search/query.ts'
import { foldText } from '../../../platform/search/text/fold.ts'
import type { Knowledge } from './knowledge.ts'
import type { Meant } from './meanings.ts'
import { isPlace, type Question, readQuestion, stemAtom } from './question.ts'
import type { Near, SearchRequest } from './search.ts'
import type { Term } from './term.ts'

/** What a search asks for, once its words are understood; the same for every engine. */
export interface Understood {
  request: SearchRequest
  /** All the words of the question, also those taken out because they say where to start from. */
  asked: readonly Term[]
  terms: readonly Term[]
  /** Words of the codes that are meant: whoever has them too answers better. */
  hints: readonly Alternative[]
  nameTerms: readonly Term[]
  /** The question folded, to know a name typed as it is. */
  folded: string
  /** The place named in the question, unless another place to start from was given. */
  place: string | undefined
  /** Where to start from: what was asked, or a place named in the question. */
  near: Near | undefined
  /** It was asked for what is near, not only for what is in a place. */
  nearest: boolean
  /** Only with `near`: nothing farther than this. */
  withinKm: number | undefined
  /** It only says "near": when nothing is, what is farther will do. */
  wide: boolean
}

/** What "near" means before it means nearest, in kilometres. */
const NEAR_KM = 30

/** What is meant, without the wide area of a sector that is meant too: "theatre" is not any club of culture. */
const narrowCodes = (meant: readonly Meant[]): string[] =>
  meant.flatMap(({ codes }) =>
    codes.some((code) => code.startsWith('sector:'))
      ? codes.filter((code) => !code.startsWith('area:'))
      : codes,
  )

/** Words that the thesaurus gives beside codes: who says them too is nearer to what is asked for. */
const saidHints = (meant: readonly Meant[]): Alternative[] =>
  meant
    .filter(({ codes }) => codes.length > 0)
    .flatMap(({ words }) => words.map((list) => ({ atoms: list.map(stemAtom), quality: 1 })))

/** Understands the words of a request. */
export function understand(request: SearchRequest, known: Understanding): Understood {
  const q = readQuestion(request.q, known.meanings)
  const own = {
    request,
    asked: q.terms,
    hints: [...known.hintsOf(narrowCodes(q.meant)), ...saidHints(q.meant)],
    nameTerms: readQuestion(request.name, known.meanings).terms,
    folded: foldText(request.q),
  }
  if (!request.near) return { ...own, ...whereFrom(q, request.withinKm, known) }
  const nearest = request.place.length === 0
  const withinKm = request.withinKm ?? q.withinKm
  return { ...own, terms: q.terms, place: undefined, near: request.near, nearest, withinKm, wide: false }
}

/** The terms of a text when nothing else is asked, as `understand` gives them. */
export const termsOf = (text: string, known: Understanding): readonly Term[] =>
  whereFrom(readQuestion(text, known.meanings), undefined, known).terms

/** Where a question starts from that no place was given with, and its terms without what only says so. */
function whereFrom(
  q: Question,
  asked: number | undefined,
  { pointOf }: Pick<Knowledge, 'pointOf'>,
): Pick<Understood, 'terms' | 'place' | 'near' | 'nearest' | 'withinKm' | 'wide'> {
  const named = q.terms.findLast(({ codes }) => codes.some(isPlace))
  const near = named && pointOf(placeOf(named))
  const none = { place: undefined, near: undefined, nearest: false, withinKm: undefined, wide: false }
  if (!named || !near) return { terms: q.terms, ...none }
  const place = placeOf(named)
  // "Near Vaiano" starts from Vaiano and goes on beyond it; "Vaiano" alone stays there, nearest first.
  if (q.near) {
    const terms = q.terms.filter(({ codes }) => !codes.includes(`place:${place}`))
    const within = asked ?? q.withinKm
    return { terms, place, near, nearest: true, withinKm: within ?? NEAR_KM, wide: within === undefined }
  }
  const start = named === q.terms.at(-1) ? near : undefined
  return { ...none, terms: q.terms, place, near: start }
}
type Understanding = Pick<Knowledge, 'meanings' | 'hintsOf' | 'pointOf'>

/** The same, however far. */
export const anywhere = (understood: Understood): Understood => ({
  ...understood,
  withinKm: undefined,
  wide: false,
})

const placeOf = ({ codes }: Term): string => codes.find(isPlace)?.slice('place:'.length) ?? ''

/** The terms that must be found. */
export const neededOf = (terms: readonly Term[]): Term[] => terms.filter(({ optional }) => !optional)

/** What of a record is marked: words by how they begin, and codes. */
export function marksOf({ asked, nameTerms }: Understood): { marks: string[]; codes: string[] } {
  const all = [...asked, ...nameTerms]
  return {
    marks: [...new Set(all.flatMap(({ marks }) => marks))],
    codes: [...new Set(all.flatMap(({ codes }) => codes))],
  }
}
