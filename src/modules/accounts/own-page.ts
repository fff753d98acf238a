import type { ComponentChild } from 'preact'
import type { Cx } from '../../platform/cx.ts'
import type { FieldErrors } from '../../platform/http/input.ts'
import type { Crumb } from '../../platform/ui/Breadcrumb.tsx'
import { page } from '../../platform/ui/Page.tsx'

interface OwnPage {
  title: string
  description?: string
  breadcrumb?: readonly Crumb[]
  errors?: FieldErrors
  islands?: readonly string[]
}

/** A page of one's own: no browser or proxy keeps it, no search engine lists it, nobody is asked an opinion. */
export function ownPage(
  cx: Cx,
  { breadcrumb = [], errors = {}, ...options }: OwnPage,
  content: ComponentChild,
  status = 200,
): Response {
  const invalid = Object.keys(errors).length > 0
  const around = { breadcrumb, invalid, indexed: false, feedback: false, search: false }
  const answer = page(cx, { ...options, ...around }, content, status)
  answer.headers.set('cache-control', 'no-store')
  return answer
}
