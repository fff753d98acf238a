import { z } from 'zod'
import { lastOf, manyOf } from '../../../platform/http/input.ts'

/** What an editor sends of a submission; corrections come beside it, under the names of `correctionName`. */
export const DecisionForm = z.looseObject({
  azione: lastOf(z.enum(['approva', 'rimanda', 'inserisci'])),
  parte: manyOf(z.coerce.number().int().min(0).max(100_000)),
  motivo: lastOf(z.string().trim().max(5000).default('')),
  risposta: lastOf(z.string().max(40).default('')),
})
export type DecisionForm = z.infer<typeof DecisionForm>

/** What stands in the way before anything is asked of the record, by the field where it is put right. */
export type Missing = { parte: 'editing.review.none_chosen' } | { motivo: 'editing.review.no_reason' }

/** What the form lacks: something to publish, or a reason where something is not published. */
export function missing({ azione, parte, motivo }: DecisionForm, changes: number): Missing | undefined {
  if (azione === 'approva' && parte.length === 0) return { parte: 'editing.review.none_chosen' }
  const leavesOut = azione === 'rimanda' || parte.length < changes
  return leavesOut && motivo === '' ? { motivo: 'editing.review.no_reason' } : undefined
}
