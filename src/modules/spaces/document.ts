import { z } from 'zod'
import { LANGUAGES } from '../../platform/i18n/languages.ts'

/** What a page is made of. */
export const BLOCK_TYPES = [
  'text',
  'picture',
  'gallery',
  'services',
  'events',
  'contacts',
  'documents',
  'quote',
] as const
export type BlockType = (typeof BLOCK_TYPES)[number]

const key = new RegExp(`^[a-z]+(\\.(${LANGUAGES.join('|')}))?$`)

/** What a part says: text by the name of its field, with the language where it is translated (`title.ar`). */
const Values = z.record(z.string().regex(key), z.string().max(20_000))
export type Values = z.infer<typeof Values>

const part = { id: z.guid(), values: Values }
const Block = z.object({ ...part, type: z.enum(BLOCK_TYPES) })
const Page = z.object({ ...part, blocks: z.array(Block).max(40) })

/**
 * A whole site as one document. The first page is the home page and has no address of its own; `site` says how it is
 * called, in which language it is written first (`lang`) and in which colours it is shown.
 */
export const SpaceDocument = z.object({
  site: z.object({ values: Values }),
  pages: z.array(Page).min(1).max(30),
  news: z.array(z.object(part)).max(300),
})
export type SpaceDocument = z.infer<typeof SpaceDocument>
export type Block = z.infer<typeof Block>
export type SpacePage = z.infer<typeof Page>

/** Stands in the place of an id for what belongs to the site as a whole. */
export const SITE = 'sito'

/** Anything of a site that is written on a page of its own form. */
export type Part =
  | { kind: 'site'; id: typeof SITE; values: Values }
  | { kind: 'page'; id: string; values: Values; page: SpacePage }
  | { kind: 'news'; id: string; values: Values }
  | { kind: BlockType; id: string; values: Values; page: SpacePage }
export type PartKind = Part['kind']

/** All parts of a site, each page before its blocks. */
export const partsOf = ({ site, pages, news }: SpaceDocument): Part[] => [
  { kind: 'site', id: SITE, values: site.values },
  ...pages.flatMap((page): Part[] => [
    { kind: 'page', id: page.id, values: page.values, page },
    ...page.blocks.map((block): Part => ({ kind: block.type, id: block.id, values: block.values, page })),
  ]),
  ...news.map((item): Part => ({ kind: 'news', id: item.id, values: item.values })),
]

/** One part by its id. */
export const findPart = (document: SpaceDocument, id: string): Part | undefined =>
  partsOf(document).find((part) => part.id === id)

/** The same site with other values in one part; empty ones go. */
export function withValues(document: SpaceDocument, id: string, changed: Values): SpaceDocument {
  const set = <Thing extends { values: Values }>(thing: Thing, own: string): Thing =>
    own === id ? { ...thing, values: withoutEmpty({ ...thing.values, ...changed }) } : thing
  return {
    site: set(document.site, SITE),
    pages: document.pages.map((page) => ({
      ...set(page, page.id),
      blocks: page.blocks.map((block) => set(block, block.id)),
    })),
    news: document.news.map((item) => set(item, item.id)),
  }
}

/** Values that say something. */
export const withoutEmpty = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
