import { LANGUAGES } from '../../i18n/languages.ts'
import { buildSegment } from '../engine/build-segment.ts'
import { commonestFirst } from '../engine/commonest-first.ts'
import { wordAt } from '../engine/dictionary.ts'
import type { Segment } from '../engine/segment.ts'
import { completeDocument } from '../feed/complete-document.ts'
import type { SearchKind } from '../kind.ts'

/** Words of one go: about those of a record. */
const WORDS = 100
const TIMES = 100
const PAUSE_MS = 5

/**
 * Makes small segments of the commonest words of a large one, and throws them away: what they fold to and their stems are
 * then remembered and the program is compiled, so that the first changes after a start wait no longer than later ones.
 */
export async function warmUp(kind: SearchKind, segment: Segment, goesOn: () => boolean): Promise<void> {
  const common = commonestFirst(segment.postings.counts).subarray(0, WORDS * TIMES)
  for (let from = 0; from < common.length; from += WORDS) {
    // Between two of them changes are followed.
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    if (!goesOn()) return
    const texts = Array.from(common.subarray(from, from + WORDS), (term) => ({
      field: kind.fields[0]?.name ?? '',
      lang: LANGUAGES.find((_, at) => ((segment.langs[term] as number) & (1 << at)) !== 0) ?? 'und',
      text: wordAt(segment.terms, term),
    }))
    buildSegment(kind, 0, [{ id: '', seq: 0, document: completeDocument({ texts }) }])
  }
}
