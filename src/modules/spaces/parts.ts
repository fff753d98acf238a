import { changesBetween, type PartChange } from './changes.ts'
import { SITE, type SpaceDocument, type SpacePage, type Values } from './document.ts'
import { withOwnSlugs } from './slug.ts'

/** What an editor takes or leaves as one: a part, or a whole page that comes or goes with its blocks. */
export interface Weighed {
  /** Of the part, or of the page. */
  id: string
  parts: readonly PartChange[]
  /** The site cannot be public without it. */
  needed: boolean
}

type Base = SpaceDocument | null

const hasPage = (document: Base, id: string) => document?.pages.some((page) => page.id === id) ?? false

/** The home page of a first site, whose blocks are weighed one by one. */
const firstHome = (base: Base, { pages }: SpaceDocument) => (base ? undefined : pages[0]?.id)

/** What a submission changes, in the pieces in which it is decided. */
export function weighedParts(base: Base, document: SpaceDocument): Weighed[] {
  const [home] = document.pages
  const whole = [
    ...document.pages.filter(({ id }) => !hasPage(base, id) && id !== firstHome(base, document)),
    ...(base?.pages ?? []).filter(({ id }) => !hasPage(document, id)),
  ]
  const pageOf = new Map(whole.flatMap((page) => page.blocks.map(({ id }) => [id, page.id])))
  const groups = Map.groupBy(changesBetween(base, document).parts, ({ id }) => pageOf.get(id) ?? id)
  const isNeeded = (id: string) => (id === SITE && !base) || (id === home?.id && !hasPage(base, id))
  return [...groups].map(([id, parts]) => ({ id, parts, needed: isNeeded(id) }))
}

/** The same site with only some of what a submission changes; things stand in the order in which they were handed in. */
export function withOnly(base: Base, document: SpaceDocument, taken: ReadonlySet<string>): SpaceDocument {
  const values = (id: string, was: Values | undefined, is: Values) => (taken.has(id) || !was ? is : was)
  const put = <Thing extends { id: string; values: Values }>(was: Thing | undefined, is: Thing): Thing => ({
    ...is,
    values: values(is.id, was?.values, is.values),
  })
  const pages = chosen(base?.pages ?? [], document.pages, taken, (was, is): SpacePage => {
    const oneByOne = was || is.id === firstHome(base, document)
    return {
      ...put(was, is),
      blocks: oneByOne ? chosen(was?.blocks ?? [], is.blocks, taken, put) : is.blocks,
    }
  })
  const news = chosen(base?.news ?? [], document.news, taken, put)
  const site = { values: values(SITE, base?.site.values, document.site.values) }
  return { site, pages: withOwnSlugs(pages), news: withOwnSlugs(news) }
}

/** What is there afterwards, without new things that were not taken, and with those that should not have gone. */
function chosen<Thing extends { id: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
  taken: ReadonlySet<string>,
  make: (was: Thing | undefined, is: Thing) => Thing,
): Thing[] {
  const find = (list: readonly Thing[], id: string) => list.find((one) => one.id === id)
  const made = after
    .filter(({ id }) => taken.has(id) || find(before, id))
    .map((one) => make(find(before, one.id), one))
  for (const [at, one] of before.entries()) {
    if (find(after, one.id) || taken.has(one.id)) continue
    const previous = before.slice(0, at).findLast(({ id }) => find(made, id))?.id
    made.splice(made.findIndex(({ id }) => id === previous) + 1, 0, one)
  }
  return made
}
