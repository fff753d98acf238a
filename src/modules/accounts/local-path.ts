import { LANGUAGES } from '../../platform/i18n/languages.ts'

/** Only a name to read paths with; nothing is ever asked there. */
const HERE = 'http://here.invalid'
const PAGE = new RegExp(`^/(?:${LANGUAGES.join('|')})(?:[/?]|$)`)

/**
 * The page of this site that an address names, read and written anew, or `undefined` for everything else: other
 * sites in any disguise, addresses that are not pages, and the pages of signing in and out themselves.
 */
export function localPath(wanted: string | null | undefined): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so they are refused
  if (!wanted || wanted.length > 2_000 || /[\u0000-\u0020\u007f\\]/.test(wanted) || !PAGE.test(wanted))
    return undefined
  if (!URL.canParse(wanted, HERE)) return undefined
  const { origin, pathname, search } = new URL(wanted, HERE)
  if (origin !== HERE || !PAGE.test(pathname) || pathname.includes('//')) return undefined
  return /^\/\w\w\/(accedi|esci|registrati)(\/|$)/.test(pathname) ? undefined : `${pathname}${search}`
}
