import { ALIKE, nameKey, nameSimilarity } from '../directory/api.ts'
import type { Draft } from './draft.ts'

/** A record that a row might be about. */
export interface Candidate {
  organizationId: string
  name: string
  istatCode: string | null
  taxCode: string | null
}

/** Which record a row is about, how that is known, or between which ones a person has to choose. */
export type Match =
  | { kind: 'certain'; method: 'identifier' | 'name'; organizationId: string }
  | { kind: 'ambiguous'; candidates: readonly { organizationId: string; score: number }[] }
  | { kind: 'none' }

/**
 * By identifier first: one record with one of the row's codes is the one. Then by name in the same
 * municipality, never across two different tax codes: the same name written in two ways is certain
 * when a single record has it; an alike one is asked.
 */
export function matched(draft: Draft, byCode: readonly Candidate[], nearby: readonly Candidate[]): Match {
  const found = unique(byCode)
  const [only] = found
  if (only && found.length === 1 && !conflicts(draft, only)) return certain('identifier', only)
  if (found.length > 0) return ambiguous(found.map((candidate) => ({ candidate, score: 1 })))
  if (!draft.istatCode) return { kind: 'none' }
  const possible = unique(nearby).filter(
    (candidate) => candidate.istatCode === draft.istatCode && !conflicts(draft, candidate),
  )
  const key = nameKey(draft.name)
  const same = possible.filter((candidate) => nameKey(candidate.name) === key)
  if (same[0] && same.length === 1) return certain('name', same[0])
  const alike = possible
    .map((candidate) => ({ candidate, score: nameSimilarity(draft.name, candidate.name) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
  return alike.length > 0 ? ambiguous(alike.slice(0, 5)) : { kind: 'none' }
}

/** Two different tax codes are two different bodies, whatever their names. */
const conflicts = (draft: Draft, candidate: Candidate) =>
  draft.taxCode !== undefined &&
  candidate.taxCode !== null &&
  draft.taxCode !== candidate.taxCode &&
  draft.vatNumber !== candidate.taxCode

const unique = (candidates: readonly Candidate[]): Candidate[] => [
  ...new Map(candidates.map((candidate) => [candidate.organizationId, candidate])).values(),
]

const certain = (method: 'identifier' | 'name', { organizationId }: Candidate): Match => ({
  kind: 'certain',
  method,
  organizationId,
})

const ambiguous = (found: readonly { candidate: Candidate; score: number }[]): Match => ({
  kind: 'ambiguous',
  candidates: found.map(({ candidate, score }) => ({ organizationId: candidate.organizationId, score })),
})
