import type { ComponentChild } from 'preact'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import type { Crumb } from '../../../platform/ui/Breadcrumb.tsx'
import { page } from '../../../platform/ui/Page.tsx'
import type { OwnRecord } from './own-record.ts'
import { pathsOf } from './paths.ts'
import { onMandate } from './views/OnMandate.tsx'

interface OwnPage {
  title: string
  lead?: ComponentChild
  errors?: FieldErrors
  islands?: readonly string[]
  /** Pages between the record and this one. */
  way?: readonly Crumb[]
  status?: number
}

/** A page about an own record: nothing keeps it, no search engine lists it. */
export function ownPage(
  cx: Cx,
  { organizationId, current, mandate }: OwnRecord,
  { title, lead, errors = {}, islands = [], way = [], status = 200 }: OwnPage,
  content: ComponentChild,
): Response {
  const { home } = pathsOf(organizationId)
  const answer = page(
    cx,
    {
      title,
      section: current.document.organization.name,
      lead,
      breadcrumb: cx.path === home ? [] : [{ label: cx.t('editing.owner.title'), path: home }, ...way],
      invalid: Object.keys(errors).length > 0,
      islands,
      indexed: false,
      feedback: false,
      search: false,
    },
    onMandate(cx, mandate, content),
    status,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}
