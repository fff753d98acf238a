import type { Actor } from '../../../platform/http/actor.ts'
import { canSomewhere, holdsInAll, type Place } from '../../../platform/http/policy.ts'

/** Who says, of the records of some place, whether a machine guessed right. */
export const mayDecideGuesses = canSomewhere('directory.guesses')

/** Whoever decides wherever its records are takes a decision back; one that is not there is nobody's secret to them. */
export const mayUndoGuesses = (
  actor: Actor | undefined,
  decision: { places: readonly Place[] } | null,
): boolean =>
  decision ? holdsInAll(actor, 'directory.guesses', decision.places) : mayDecideGuesses(actor, undefined)
