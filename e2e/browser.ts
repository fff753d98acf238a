import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { projectFile } from '../src/platform/project.ts'

/** Debian's, the one without windows first: it does the same pages in less time. */
const DEBIAN = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** Chromium would look for its maker's hosts otherwise; tests ask nothing of the network. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real browser: Debian's where there is one, else the one that comes as a package. */
export async function openBrowser(): Promise<Browser> {
  const installed = DEBIAN.find((path) => existsSync(path))
  if (installed) return chromium.launch({ executablePath: installed, args: QUIET })
  const executablePath = await unpackedChromium()
  return chromium.launch({ executablePath, args: [...sparticuz.args, ...QUIET] })
}

/** The package unpacks into the temporary folder and keeps whatever is there: each version gets a folder of its own. */
async function unpackedChromium(): Promise<string> {
  const manifest = readFileSync(projectFile('node_modules/@sparticuz/chromium/package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const folder = join(tmpdir(), `tessuto-chromium-${process.getuid?.() ?? 0}-${version}`)
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  return sparticuz.executablePath()
}

/** From here on the browser of this page is who this Cookie header says; without one it is nobody. */
export async function enterAs(page: Page, url: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await page.context().clearCookies()
  if (name) await page.context().addCookies([{ name, value, url }])
}

/** What a page said while it was open: faults of scripts, refusals of the content policy, requests to other origins. */
export interface Complaints {
  errors: string[]
  foreign: string[]
}

/** A page in a browser of its own memory, with its complaints collected; nothing of it moves while it is looked at. */
export async function openPage(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: Complaints }> {
  const context = await browser.newContext({
    baseURL,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const complaints: Complaints = { errors: [], foreign: [] }
  page.on('pageerror', (error) => complaints.errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.errors.push(message.text())
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(baseURL) && !url.startsWith('data:')) complaints.foreign.push(url)
  })
  return { page, complaints }
}
