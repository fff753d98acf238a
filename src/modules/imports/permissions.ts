import type { Actor } from '../../platform/http/actor.ts'
import { canSomewhere, holdsInAll, type Place } from '../../platform/http/policy.ts'

/** Those who keep the data of some territory bring lists in and take them back. */
export const mayImport = canSomewhere('imports.manage')

/** Whoever keeps the data wherever an import may write; one that is not there is nobody's secret to them. */
export const mayKeepImport = (
  actor: Actor | undefined,
  batch: { places: readonly Place[] | null } | null,
): boolean => (batch ? holdsInAll(actor, 'imports.manage', batch.places) : mayImport(actor, undefined))
