import fc from 'fast-check'
import { sampleDocument } from './sample.ts'

/** Words of which one is two others run together, one the other's plural, and one the beginning of two. */
export const WORDS = ['croce', 'verde', 'croceverde', 'volontari', 'volontario', 'amici', 'vola']
export const AREAS = ['sociale', 'sport']

const text = (most: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most }).map((words) => words.join(' '))

/** A document of the sample kind with few words, so that many say the same. */
export const anyDocument = fc
  .record({ title: text(4), service: text(3), description: text(6), area: fc.subarray(AREAS) })
  .map(({ title, area, ...rest }) => sampleDocument(title, { ...rest, codes: { area } }))
