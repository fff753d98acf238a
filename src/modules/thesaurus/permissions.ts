import type { Actor } from '../../platform/http/actor.ts'
import { can, canSomewhere } from '../../platform/http/policy.ts'

/** The editorial board and whoever watches over the territory look after the words of the search, which are everybody's. */
export const mayEditWords = can('thesaurus.edit')

/** Whoever does so for some places reads them, sees what was searched, and adds entries. */
export const mayAddWords = canSomewhere('thesaurus.edit')

/** They change what they wrote last themselves; an entry that is not there is nobody's secret to them. */
export const mayChangeEntry = (
  actor: Actor | undefined,
  entry: { updatedById: string | null } | null,
): boolean =>
  mayEditWords(actor, undefined) ||
  (mayAddWords(actor, undefined) && (entry === null || entry.updatedById === actor?.id))
