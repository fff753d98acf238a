import type { Cx, NavigationItem } from './cx.ts'
import type { DbOrTx, Tx } from './db/database.ts'
import type { Actor, Permission, Role } from './http/actor.ts'
import type { AcceptedInvitation, BodyLink, BodyPlace, Mandate, Module, Shown, ShownBody } from './module.ts'
import type { SearchKind } from './search/kind.ts'

/** The modules of this installation, with what is asked of all of them together. */
export interface Modules {
  list: readonly Module[]
  names: readonly string[]
  permissionsOf(roles: readonly Role[]): ReadonlySet<Permission>
  /** The main navigation, the same for everybody. */
  navigation: readonly NavigationItem[]
  /** The staff's own pages that this person may open. */
  staffNavigationFor(actor: Actor | undefined): readonly NavigationItem[]
  /** What the modules have to show about an organisation at a place, in their order. */
  bodyLinks(cx: Cx, organizationId: string, place: BodyPlace, shown?: ShownBody): Promise<readonly BodyLink[]>
  /** Tells all of them what was shown; a fault of one is logged and nothing else. */
  shown(cx: Cx, request: Request, shown: Shown): void
  /** Gives what an accepted invitation promised; where its person begins, without the language prefix. */
  onInvitation(tx: Tx, accepted: AcceptedInvitation): Promise<string | undefined>
  /** The mandate of whoever asks to write for an organisation, where a module knows of one. */
  writesFor(cx: Pick<Cx, 'db' | 'actor' | 'now'>, organizationId: string): Promise<Mandate | undefined>
  /** Where the latest mandate of an account for an organisation is written down, where a module knows of one. */
  mandatePath(db: DbOrTx, asked: { organizationId: string; accountId: string }): Promise<string | undefined>
  searchKinds: readonly SearchKind[]
}

/** Joins the manifests. Throws when a module uses one that is absent or comes after it, which also keeps it acyclic. */
export function assemble(list: readonly Module[]): Modules {
  const seen = new Set<string>()
  for (const module of list) {
    if (seen.has(module.name)) throw new Error(`module ${module.name} is listed twice`)
    for (const used of module.uses ?? []) {
      if (!seen.has(used))
        throw new Error(`module ${module.name} uses ${used}, which is not listed before it`)
    }
    seen.add(module.name)
  }
  const navigation = list.flatMap((module) => module.navigation ?? []).sort((a, b) => a.order - b.order)
  return {
    list,
    names: list.map(({ name }) => name),
    permissionsOf: (roles) => new Set(granted(list, roles)),
    navigation: navigation.filter(({ allow }) => !allow),
    staffNavigationFor: (actor) => navigation.filter(({ allow }) => allow?.(actor, undefined)),
    bodyLinks: async (...asked) =>
      (await Promise.all(list.map(({ bodyLinks }) => bodyLinks?.(...asked) ?? []))).flat(),
    shown: (cx, request, what) => {
      for (const { name, onShown } of list) {
        try {
          onShown?.(cx, request, what)
        } catch (error) {
          cx.log.error({ err: error, module: name }, 'what was shown was not noted')
        }
      }
    },
    onInvitation: async (tx, accepted) => {
      let path: string | undefined
      for (const { onInvitation } of list) path ??= await onInvitation?.(tx, accepted)
      return path
    },
    writesFor: async (cx, organizationId) =>
      (await Promise.all(list.map(({ writesFor }) => writesFor?.(cx, organizationId)))).find(Boolean),
    mandatePath: async (db, asked) =>
      (await Promise.all(list.map(({ mandatePath }) => mandatePath?.(db, asked)))).find(Boolean),
    searchKinds: list.flatMap((module) => module.search ?? []),
  }
}

function granted(list: readonly Module[], roles: readonly Role[]): Permission[] {
  return list.flatMap(({ permissions = {} }) =>
    Object.entries(permissions)
      .filter(([, holders]) => holders.some((role) => roles.includes(role)))
      .map(([permission]) => permission as Permission),
  )
}
