import { after, before } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Lang } from '../src/platform/i18n/languages.ts'
import type { Translate } from '../src/platform/i18n/messages.ts'
import { type Complaints, openBrowser, openPage } from './browser.ts'
import { type Site, startSite } from './site.ts'

/** A phone as most people have it. */
export const PHONE = { viewport: { width: 360, height: 740 } }

/** Each public story is told twice. */
export const WAYS = [
  { way: 'with JavaScript', javaScriptEnabled: true },
  { way: 'without JavaScript', javaScriptEnabled: false },
]

/** Nothing of ours takes this long, even on a machine with ten times the work that it can do. */
const PATIENCE_MS = 30_000

/** Where the stories of one file happen. */
export interface Stage {
  site(): Site
  /** A browser of somebody else, with a memory of its own. */
  open(options?: BrowserContextOptions): Promise<{ page: Page; complaints: Complaints }>
  /** What the portal says, in the language of whoever reads. */
  words(lang: Lang): Translate
}

/** Opens the portal and a browser before the stories of a file, and closes them after the last. */
export function stage(start: () => Promise<Site> = startSite): Stage {
  let opened: { site: Site; browser: Browser } | undefined
  const get = () => {
    if (!opened) throw new Error('the stage opens with the first story')
    return opened
  }
  before(async () => {
    const site = await start()
    opened = { site, browser: await openBrowser() }
  })
  after(async () => {
    for (const context of opened?.browser.contexts() ?? []) await context.close()
    await opened?.browser.close()
    await opened?.site.stop()
  })
  return {
    site: () => get().site,
    open: async (options) => {
      const opening = await openPage(get().browser, get().site.address, options)
      opening.page.setDefaultTimeout(PATIENCE_MS)
      return opening
    },
    words: (lang) => get().site.services.translate[lang],
  }
}
