import type { ComponentChild } from 'preact'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import type { Crumb } from '../../../platform/ui/Breadcrumb.tsx'
import { page } from '../../../platform/ui/Page.tsx'
import { editPath } from '../../editing/api.ts'
import { pathsOf } from '../paths.ts'
import type { Own } from './own-space.ts'

interface AreaPage {
  title: string
  lead?: ComponentChild
  /** Steps between the site's home and this page. */
  way?: readonly Crumb[]
  errors?: FieldErrors
  /** Browser modules the page is better with. */
  islands?: readonly string[]
  hero?: ComponentChild
  status?: number
}

/** A page about an own site: nothing keeps it, no search engine lists it. */
export function areaPage(
  cx: Cx,
  { organizationId, name }: Own,
  { title, lead = false, way = [], errors = {}, status = 200, hero, islands = [] }: AreaPage,
  content: ComponentChild,
): Response {
  const { home } = pathsOf(organizationId)
  const record = { label: cx.t('editing.owner.title'), path: editPath(organizationId) }
  const answer = page(
    cx,
    {
      title,
      section: name,
      lead,
      breadcrumb: [
        record,
        ...(cx.path === home ? [] : [{ label: cx.t('spaces.own.title'), path: home }]),
        ...way,
      ],
      islands,
      invalid: Object.keys(errors).length > 0,
      indexed: false,
      feedback: false,
      search: false,
      ...(hero !== undefined && { hero }),
    },
    content,
    status,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}
