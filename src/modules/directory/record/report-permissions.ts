import type { Actor } from '../../../platform/http/actor.ts'
import { canSomewhere, holds } from '../../../platform/http/policy.ts'

/** Whoever reads, answers and closes what citizens report, of some territory or of all. */
export const mayHandleReports = canSomewhere('directory.reports')

/** The same of one report: of a territory that is theirs; a report that is not there is nobody's secret to them. */
export const mayHandleReport = (
  actor: Actor | undefined,
  report: { territories: readonly string[] } | null,
): boolean =>
  report
    ? holds(actor, 'directory.reports', { territories: report.territories })
    : mayHandleReports(actor, undefined)
