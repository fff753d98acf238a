import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { BODIES, CHANGES } from '../paths.ts'
import type { BulkChange } from './change.ts'
import { codesOf } from './codes.ts'
import { KIND_NAMES, kindsFor } from './kinds.ts'
import { countOutcomes, listRows, ROWS_PAGE } from './queries.ts'
import type { ShowQuery } from './routes.tsx'
import { ChangePage } from './views/ChangePage.tsx'

/** The page of a change, as far as it is; with `refused`, what was typed and what is wrong with it. */
export async function showChange(
  cx: Cx,
  change: BulkChange,
  query: ShowQuery,
  refused: { errors: FieldErrors; values: RawValues } = { errors: {}, values: {} },
): Promise<Response> {
  const invalid = Object.keys(refused.errors).length > 0
  const kinds = kindsFor(cx.actor)
  const asked = change.state === 'choosing' || query.cosa !== '' ? query.cosa : change.kind
  const kind = KIND_NAMES.find((name) => name === asked)
  const [counts, rows, codes] = await Promise.all([
    countOutcomes(cx.db, change.id),
    listRows(cx.db, change.id, { after: query.dopo, outcome: query.esito }),
    kind && codesOf(cx, kind, change.scope),
  ])
  const options = {
    title: cx.t('lists.change'),
    lead: cx.t('lists.change_of', { count: change.total, name: change.by_name }),
    breadcrumb: [
      { label: cx.t('staff.home_title'), path: '/gestione' },
      { label: cx.t('editing.bodies.title'), path: BODIES },
      { label: cx.t('lists.changes'), path: CHANGES },
    ],
    feedback: false,
    indexed: false,
    invalid,
  }
  const more = rows.length > ROWS_PAGE
  const shown = rows.slice(0, ROWS_PAGE)
  const props = { cx, change, query, kinds, kind, codes, counts, rows: shown, more, ...refused }
  return page(cx, options, <ChangePage {...props} />, invalid ? 422 : 200)
}
