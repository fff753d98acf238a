import { randomInt } from 'node:crypto'
import type { Services } from '../../cx.ts'
import { isLang, LANGUAGES } from '../../i18n/languages.ts'
import { busyPage } from '../../ui/busy-page.tsx'
import { corsHeaders } from '../cors.ts'
import { securityHeaders } from '../security-headers.ts'

/** Seconds after which one may try again: not all in the same. */
const [SOONEST, LATEST] = [4, 12]

/** The answer to who cannot be served now; made once, so that it costs next to nothing. */
export function busyAnswers({ config, translate }: Pick<Services, 'config' | 'translate'>) {
  const pages = new Map(LANGUAGES.map((lang) => [lang, Buffer.from(busyPage(lang, translate[lang]))]))
  const forPrograms = Buffer.from(
    JSON.stringify({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'too much is asked at this moment: try again later',
    }),
  )
  const common = { ...Object.fromEntries(securityHeaders(config)), 'cache-control': 'no-store' }
  const toPeople = { ...common, 'content-type': 'text/html; charset=utf-8' }
  const toPrograms = {
    ...common,
    ...Object.fromEntries(corsHeaders),
    'content-type': 'application/problem+json; charset=utf-8',
  }
  return (address: string): Response => {
    const page = pageOf(address, pages)
    const headers = {
      ...(page ? toPeople : toPrograms),
      'retry-after': String(randomInt(SOONEST, LATEST + 1)),
    }
    return new Response(page ?? forPrograms, { status: 503, headers })
  }
}

/** Pages live under a language and have no dot in their last part; all else is for programs. */
function pageOf<Page>(address: string, pages: ReadonlyMap<string, Page>): Page | undefined {
  const [path = ''] = address.split('?')
  const lang = path.slice(1, 3)
  const isPage = isLang(lang) && (path.length === 3 || path[3] === '/') && !/\.[^/]*$/.test(path)
  return isPage ? pages.get(lang) : undefined
}
