import type { Db } from '../db/database.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import type { Log } from '../log/log.ts'
import type { Module } from '../module.ts'

/** Host names that show a part of the portal as a site of its own, and nothing else of it. */
export interface HostNames {
  /** Address of the part, without language, such as `/spazi/croce-verde`; nothing on the portal's own names. */
  prefixOf(host: string | null): string | undefined
  /** Reads the names anew: after a change, and every ten seconds while requests come. */
  refresh(): Promise<void>
}

const EVERY_MS = 10_000

/** The host names of all modules, kept in memory so that no request waits for them. */
export function hostNames(modules: readonly Module[], db: Db, log: Log): HostNames {
  const known = modules.flatMap(({ hosts }) => hosts ?? [])
  let names = new Map<string, string>()
  let readAt = 0
  const refresh = async () => {
    readAt = Date.now()
    names = new Map((await Promise.all(known.map((read) => read(db)))).flatMap((one) => [...one]))
  }
  return {
    refresh,
    prefixOf(host) {
      if (known.length === 0 || !host) return undefined
      if (Date.now() - readAt > EVERY_MS) refresh().catch((err: unknown) => log.error({ err }, 'host names'))
      return names.get(host.toLowerCase().replace(/:\d+$/, ''))
    },
  }
}

/** Files that every site needs: style sheets, faces, pictures, documents. */
const SHARED = /^\/(assets|immagini|documenti)\//
const PAGE = new RegExp(`^(/(?:${LANGUAGES.join('|')}))(/.*)?$`)

/**
 * Where a request to such a host leads inside the portal: `/it/chi-siamo` to `/it/spazi/croce-verde/chi-siamo`, `/` to
 * the reader's language, all else nowhere.
 */
export function pathOnHost(prefix: string, path: string): string {
  if (path === '/' || SHARED.test(path)) return path
  const [, lang, rest = ''] = PAGE.exec(path) ?? []
  return lang ? `${lang}${prefix}${rest}` : '/-'
}
