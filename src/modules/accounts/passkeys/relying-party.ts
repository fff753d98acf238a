import type { Cx } from '../../../platform/cx.ts'

/** Whom a passkey is for: the site's host name, and the origin from which it is used. */
export function relyingParty({ site }: Pick<Cx, 'site'>): { id: string; origin: string; name: string } {
  const { hostname, origin } = new URL(site.baseUrl)
  return { id: hostname, origin, name: site.name }
}
