import type { BlockType, SpaceDocument } from './document.ts'
import { mainLang } from './said.ts'
import { freeSlug } from './slug.ts'

/** Adds a block at the end of a page; a page that went meanwhile is none. */
export const withBlock = (
  document: SpaceDocument,
  page: string,
  block: { id: string; type: BlockType },
): SpaceDocument => ({
  ...document,
  pages: document.pages.map((one) =>
    one.id === page ? { ...one, blocks: [...one.blocks, { ...block, values: {} }] } : one,
  ),
})

/** Adds an empty page under an address made from its title. */
export function withPage(document: SpaceDocument, id: string, title: string): SpaceDocument {
  const slug = freeSlug(
    title,
    document.pages.map(({ values }) => values.slug ?? ''),
  )
  const values = { slug, menu: 'si', [`title.${mainLang(document)}`]: title }
  return { ...document, pages: [...document.pages, { id, values, blocks: [] }] }
}

/** Adds a piece of news, dated; the latest stand first. */
export function withNews(document: SpaceDocument, id: string, title: string, date: string): SpaceDocument {
  const slug = freeSlug(
    title,
    document.news.map(({ values }) => values.slug ?? ''),
  )
  const values = { slug, date, [`title.${mainLang(document)}`]: title }
  return { ...document, news: [{ id, values }, ...document.news] }
}

/** The same site without a page, a block or a piece of news; the home page stays. */
export const without = (document: SpaceDocument, id: string): SpaceDocument => ({
  ...document,
  pages: document.pages
    .filter((page, at) => at === 0 || page.id !== id)
    .map((page) => ({ ...page, blocks: page.blocks.filter((block) => block.id !== id) })),
  news: document.news.filter((item) => item.id !== id),
})

/** Moves a page or a block by one place; the home page stays the first. */
export function moved(document: SpaceDocument, id: string, by: -1 | 1): SpaceDocument {
  const [home, ...others] = document.pages
  if (!home) return document
  return {
    ...document,
    pages: [home, ...shifted(others, id, by)].map((page) => ({
      ...page,
      blocks: shifted(page.blocks, id, by),
    })),
  }
}

function shifted<Thing extends { id: string }>(list: readonly Thing[], id: string, by: -1 | 1): Thing[] {
  const from = list.findIndex((one) => one.id === id)
  const to = from + by
  const [one, other] = [list[from], list[to]]
  if (!one || !other) return [...list]
  return list.map((thing, at) => (at === from ? other : at === to ? one : thing))
}
