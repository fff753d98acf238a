import type { ComponentChild } from 'preact'
import type { Cx } from '../../platform/cx.ts'
import type { FieldErrors } from '../../platform/http/input.ts'
import { ownPage } from '../accounts/api.ts'
import { DESK } from './paths.ts'

/** A page of the desk: under the staff's home, kept by no browser. */
export function deskPage(
  cx: Cx,
  { title, description, errors = {} }: { title: string; description?: string; errors?: FieldErrors },
  content: ComponentChild,
  status = Object.keys(errors).length > 0 ? 422 : 200,
): Response {
  const desk = cx.path === DESK ? [] : [{ label: cx.t('desk.title'), path: DESK }]
  const breadcrumb = [{ label: cx.t('staff.home_title'), path: '/gestione' }, ...desk]
  return ownPage(cx, { title, ...(description && { description }), breadcrumb, errors }, content, status)
}
