import { z } from 'zod'
import { lastOf } from '../../../platform/http/input.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { STATES } from '../../directory/api.ts'

/** What the list can be ordered by. */
export const SORTS = [
  'nome',
  'comune',
  'tipo',
  'completezza',
  'conferma',
  'stato',
  'referenti',
  'lingue',
] as const
export type Sort = (typeof SORTS)[number]

/** How fresh a record is, as filters name it. */
export const FRESHNESS_STATES = ['fresh', 'due', 'overdue', 'unverified'] as const

const one = <const Value extends string>(values: readonly Value[]) =>
  lastOf(
    z
      .string()
      .catch('')
      .default('')
      .transform((value): Value | '' => values.find((known) => known === value) ?? ''),
  )
const code = lastOf(
  z
    .string()
    .regex(/^[\w.:-]{0,80}$/)
    .catch('')
    .default(''),
)

/** All that narrows and orders the list, as its address has it; what makes no sense is left out, never an error. */
export const BodyFilter = z.object({
  testo: lastOf(z.string().trim().max(100).catch('').default('')),
  tipo: code,
  comune: code,
  settore: code,
  stato: one(STATES),
  freschezza: one(FRESHNESS_STATES),
  verificati: one(['si', 'no']),
  fidati: one(['si', 'no']),
  contatti: one(['senza']),
  referenti: one(['senza', 'con']),
  manca: one(LANGUAGES),
  ordine: lastOf(z.enum(SORTS).catch('nome').default('nome')),
  verso: one(['giu']),
})
export type BodyFilter = z.infer<typeof BodyFilter>

/** Fields that narrow the list, apart from its order. */
export const NARROWING = Object.keys(BodyFilter.shape).filter(
  (name): name is Exclude<keyof BodyFilter, 'ordine' | 'verso'> => name !== 'ordine' && name !== 'verso',
)

/** The query of an address that shows this list: only what was chosen, always in the same order. */
export function filterQuery(filter: BodyFilter): string {
  const chosen = Object.keys(BodyFilter.shape).flatMap((name) => {
    const value = filter[name as keyof BodyFilter]
    return value === '' || (name === 'ordine' && value === 'nome') ? [] : [[name, value]]
  })
  return new URLSearchParams(chosen).toString()
}

/** The filter that a query, such as a saved one, means. */
export const readFilter = (query: string): BodyFilter =>
  BodyFilter.parse(Object.fromEntries(new URLSearchParams(query)))
