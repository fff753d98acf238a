import type { Decision, Route } from '../../src/platform/http/route.ts'
import { fill } from '../pages.ts'
import type { Asker } from './people.ts'
import type { Things } from './things.ts'

/** Who gets in where: a line of the matrix, such as `GET /{lang}/account  account`. */
export const nameOf = ({ method, scope, path }: Route): string =>
  `${method} ${scope === 'page' ? '/{lang}' : ''}${path}`

/** The parameters of a route, with examples in place. */
export function parametersOf({ path }: Route, things: Things): Record<string, string> {
  const examples = things.examples(path)
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  return Object.fromEntries(names.map((name) => [name, fill(`:${name}`, examples)]))
}

/**
 * Who gets in: `anyone`, `account` (everybody with one), or the names of those who do. A role of the staff alone must
 * be held everywhere; `(here)` also for the place, `(anywhere)` also for another. `nothing` when no policy was reached,
 * since the example names nothing; `account:404` when a stranger is told that there is nothing.
 */
export async function whoGetsIn(route: Route, askers: readonly Asker[], things: Things): Promise<string> {
  if (route.allow.name === 'anyone') return 'anyone'
  const params = parametersOf(route, things)
  const asked = askers.map(async ({ name, cx }) => [name, await route.decide(cx, params)] as const)
  const decisions = new Map<string, Decision>(await Promise.all(asked))
  if ([...decisions.values()].every((one) => one === 'absent')) return 'nothing'
  const isIn = (name: string) => decisions.get(name) === 'in'
  if (isIn('account')) return isIn('visitor') ? 'anyone' : 'account'
  const shown = askers.flatMap(({ name }) => {
    if (!isIn(name) || name.includes('@') || (name === 'keeper' && isIn('chief_editor'))) return []
    if (isIn(`${name}@elsewhere`)) return [`${name}(anywhere)`]
    return isIn(`${name}@here`) ? [`${name}(here)`] : [name]
  })
  const missed = ['visitor', 'account'].filter((name) => decisions.get(name) === 'absent')
  return [...shown, ...missed.map((name) => `${name}:404`)].join(' ') || 'nobody'
}
