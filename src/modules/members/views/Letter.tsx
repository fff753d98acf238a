import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { REQUESTS } from '../paths.ts'
import type { Request } from '../request-queries.ts'

/** A letter with a code, to be printed and posted to the seat. */
export const Letter = ({ cx, request, code }: { cx: Cx; request: Request; code: string }) => (
  <div class="measure stack">
    <p class="no-print">{cx.t('members.letter_once')}</p>
    <p>
      <strong>
        <bdi lang={request.lang}>{request.name}</bdi>
      </strong>
    </p>
    <p>{cx.t('members.letter_text', { who: request.personName })}</p>
    <p>
      <strong>
        <bdi dir="ltr">{code}</bdi>
      </strong>
    </p>
    <p>{cx.t('members.letter_where')}</p>
    <p>
      <bdi dir="ltr" class="wraps">{`${cx.site.baseUrl}${href(cx, REQUESTS)}/${request.id}`}</bdi>
    </p>
    <p>{cx.t('members.letter_else')}</p>
  </div>
)
