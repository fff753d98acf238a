import { MODULES } from '../src/modules.ts'
import type { Route } from '../src/platform/http/route.ts'
import type { Site } from './site.ts'

export const ROUTES: readonly Route[] = MODULES.flatMap((module) => module.routes ?? [])

/** Every address of a page that is read, without its language, with an example in place of each parameter. */
export async function pagePaths(site: Site): Promise<string[]> {
  const examples = await allExamples(site)
  return ROUTES.filter(({ method, scope }) => method === 'GET' && scope === 'page').map(({ path }) =>
    fill(path, examples),
  )
}

/** Example values of all modules' parameters, such as the slug of an organisation. */
export async function allExamples(site: Site): Promise<Record<string, string>> {
  const given = await Promise.all(MODULES.map((module) => module.examples?.(site.db)))
  return Object.assign({}, ...given)
}

/** Puts examples in place of the parameters of a path; throws when a module names none. */
export function fill(path: string, examples: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)(\{[^}]*\})?/g, (_all, name: string) => {
    const value = examples[name]
    if (value === undefined) throw new Error(`no module gives an example for :${name} of ${path}`)
    return encodeURIComponent(value)
  })
}
