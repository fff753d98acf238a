import { parseArgs } from 'node:util'
import { nameOf, whoGetsIn } from '../../e2e/matrix/line.ts'
import { type Asker, listAskers } from '../../e2e/matrix/people.ts'
import { makeThings, type Things } from '../../e2e/matrix/things.ts'
import { ROUTES } from '../../e2e/pages.ts'
import { MODULES } from '../../src/modules.ts'
import type { Actor, Permission } from '../../src/platform/http/actor.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { testApplication } from '../../src/platform/testing/application.ts'

/**
 * Does the agreed matrix see a policy that is gone? Puts weak policies in the place of each route's own, one at a
 * time, and counts those that change its line: `node dist/bench/mutation/policies.js [--only PART-OF-A-PATH]`.
 */
type Weak = (own: Route['allow']) => Route['allow']

const everything = { has: () => true } as unknown as ReadonlySet<Permission>

/** What somebody holds for one body or place, held everywhere. */
const withoutScope = (actor: Actor): Actor => ({
  ...actor,
  permissions: new Set(actor.grants.flatMap(({ permissions }) => [...permissions])),
  grants: actor.grants.map(({ role, permissions }) => ({ role, permissions })),
})

/** Whoever holds some role holds every permission where it counts. */
const withAnyPermission = (actor: Actor): Actor => ({
  ...actor,
  permissions: actor.permissions.size > 0 ? everything : actor.permissions,
  grants: actor.grants.map((grant) => ({ ...grant, permissions: everything })),
})

const seeing =
  (change: (actor: Actor) => Actor): Weak =>
  (own) =>
  (actor, thing) =>
    own(actor && change(actor), thing)

const NO_SCOPE = 'body and place not asked'
const NO_PERMISSION = 'permission not asked'
const WEAK: Readonly<Record<string, Weak>> = {
  anyone: () => () => true,
  nobody: () => () => false,
  [NO_SCOPE]: seeing(withoutScope),
  [NO_PERMISSION]: seeing(withAnyPermission),
}

/** What of somebody's grants the policy asks: what it does not ask cannot be taken away. */
async function asksFor(route: Route, askers: readonly Asker[], things: Things): Promise<ReadonlySet<string>> {
  const asked = new Set<string>()
  const watched = <Thing extends object>(thing: Thing, names: Readonly<Record<string, readonly string[]>>) =>
    new Proxy(thing, {
      get: (of, name) => {
        for (const weak of names[String(name)] ?? []) asked.add(weak)
        return Reflect.get(of, name)
      },
    })
  const watch = (actor: Actor): Actor => {
    const grants = actor.grants.map((grant) =>
      watched(grant, { organizationId: [NO_SCOPE], territory: [NO_SCOPE], permissions: [NO_PERMISSION] }),
    )
    return watched({ ...actor, grants }, { permissions: [NO_SCOPE, NO_PERMISSION] })
  }
  await lineWith(route, seeing(watch), askers, things)
  return asked
}

/** The route's line of the matrix with another policy in place of its own. */
async function lineWith(route: Route, weak: Weak, askers: readonly Asker[], things: Things): Promise<string> {
  const own = route.allow
  route.allow = weak(own)
  try {
    return await whoGetsIn(route, askers, things)
  } finally {
    route.allow = own
  }
}

async function run(routes: readonly Route[], askers: readonly Asker[], things: Things) {
  const survivors: string[] = []
  let total = 0
  for (const route of routes) {
    const agreed = await whoGetsIn(route, askers, things)
    const asked = await asksFor(route, askers, things)
    for (const [name, weak] of Object.entries(WEAK)) {
      if ((name === 'anyone' && agreed === 'anyone') || (name.endsWith('asked') && !asked.has(name))) continue
      total++
      if ((await lineWith(route, weak, askers, things)) === agreed)
        survivors.push(`${nameOf(route)}: ${name}`)
    }
  }
  return { total, survivors }
}

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const house = await testApplication(MODULES)
const things = await makeThings(house)
const routes = ROUTES.filter(({ path }) => path.includes(values.only))
const { total, survivors } = await run(routes, await listAskers(house, things), things)
await house.stop()
console.log(`${routes.length} routes, ${total} weak policies, ${total - survivors.length} seen by the matrix`)
for (const one of survivors) console.log(`not seen: ${one}`)
process.exitCode = survivors.length > 0 ? 1 : 0
