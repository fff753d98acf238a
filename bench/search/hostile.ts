import { EVERYTHING, type SearchRequest } from '../../src/modules/directory/search/search.ts'
import { storable } from '../../src/platform/http/input.ts'

const many = (word: string, times: number) =>
  Array.from({ length: times }, (_, at) => `${word}${at % 7}`).join(' ')

const TEXTS = [
  '',
  ' ',
  'a',
  'è',
  'a b c d e f g h i l m n o p q r s t u v z',
  many('associazione', 1_000),
  many('a', 1_000),
  'x'.repeat(10_000),
  'xy'.repeat(30),
  'di e a in per con il la le i da dei delle del della nel che un una al',
  'di',
  '.,;:!?()[]{}«»"“”',
  '-----',
  '看病 doctor врач طبيب medico',
  '志愿者'.repeat(60),
  'متطوعين'.repeat(30),
  '\u202eotarp\u202c \u2066avis\u2069',
  '\u200f\u200e\u061c',
  '\ud800 avis \udfff',
  '\u0000avis\u0000',
  '\u0301\u0301\u0301',
  'à́̂̃̄'.repeat(50),
  '(a+)+$',
  '.*.*.*.*=',
  '[[[[\\\\',
  "'; drop table organization; --",
  "%' or '1'='1",
  "avis' & !prato | (roma:*)",
  ":*&|!()<->'\\",
  '%%%___',
  '<script>alert(1)</script>',
  '#{7*7} {{7*7}}',
  '🙂🙃👩‍👩‍👧‍👦'.repeat(20),
  'assoziazzione volontarriato annziani pratto miserciordia',
  many('zzqxj', 12),
]

/** Questions that nobody means well: each must be answered, and nearly as fast as the others. */
export const HOSTILE: readonly SearchRequest[] = [
  ...TEXTS.map((q) => ({ ...EVERYTHING, q: storable(q) })),
  ...TEXTS.slice(0, 12).map((name) => ({ ...EVERYTHING, name: storable(name) })),
  { ...EVERYTHING, type: ['no-such-code'], sector: many('no-such', 50).split(' ') },
  { ...EVERYTHING, place: ['999999', '000000-nowhere'] },
  { ...EVERYTHING, page: 1e6 },
  { ...EVERYTHING, page: 500, q: 'associazione' },
  { ...EVERYTHING, withinKm: 500, near: { lat: -90, lon: 180 } },
  {
    ...EVERYTHING,
    withinKm: 1,
    near: { lat: 43.88, lon: 11.1 },
    openNow: true,
    free: true,
    wheelchair: true,
  },
]
