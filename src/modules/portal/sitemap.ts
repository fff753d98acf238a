import { Readable } from 'node:stream'
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap'
import type { Cx } from '../../platform/cx.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import type { SitemapEntry } from '../../platform/module.ts'

/** Addresses in one file; each stands there in six languages, and a file may hold 50,000 (sitemaps.org). */
export const ENTRIES_PER_FILE = 5_000

/** Every public address: pages without parameters that say so, then what each module lists. */
export async function* publicAddresses(cx: Cx): AsyncGenerator<SitemapEntry> {
  for (const module of cx.modules.list) {
    for (const route of module.routes ?? []) if (route.sitemap) yield { path: route.path }
    if (module.sitemap) yield* await module.sitemap(cx.db)
  }
}

/** The index of all files (sitemaps.org protocol). */
export async function sitemapIndex(cx: Cx): Promise<string> {
  let count = 0
  for await (const _ of publicAddresses(cx)) count++
  const files = Math.max(1, Math.ceil(count / ENTRIES_PER_FILE))
  const urls = Array.from({ length: files }, (_, file) => ({
    url: `${cx.site.baseUrl}/sitemap/${file + 1}.xml`,
  }))
  return (await streamToPromise(Readable.from(urls).pipe(new SitemapIndexStream()))).toString()
}

/** One file, with each address in six languages that name each other (hreflang); `undefined` past the last. */
export async function sitemapFile(cx: Cx, file: number): Promise<string | undefined> {
  const first = (file - 1) * ENTRIES_PER_FILE
  const entries: SitemapEntry[] = []
  let at = 0
  for await (const entry of publicAddresses(cx)) {
    if (at >= first + ENTRIES_PER_FILE) break
    if (at++ >= first) entries.push(entry)
  }
  if (entries.length === 0) return undefined
  const stream = new SitemapStream({ hostname: cx.site.baseUrl })
  return (await streamToPromise(Readable.from(entries.flatMap(inEachLanguage)).pipe(stream))).toString()
}

function inEachLanguage({ path, updatedAt }: SitemapEntry) {
  const address = (lang: string) => `/${lang}${path === '/' ? '' : path}`
  const links = [
    ...LANGUAGES.map((lang) => ({ lang, url: address(lang) })),
    { lang: 'x-default', url: address('it') },
  ]
  const modified = updatedAt ? { lastmod: updatedAt.toISOString() } : {}
  return LANGUAGES.map((lang) => ({ url: address(lang), links, ...modified }))
}
