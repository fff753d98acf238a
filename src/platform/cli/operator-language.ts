import { isLang, type Lang } from '../i18n/languages.ts'

/** The language the operator reads: the one asked for, else that of the environment's LANG, else English. */
export function operatorLanguage(
  asked: string | undefined,
  environment: string | undefined,
): Lang | undefined {
  if (asked !== undefined) return isLang(asked) ? asked : undefined
  const own = environment?.slice(0, 2).toLowerCase() ?? ''
  return /^[a-z]{2}(?![a-z])/i.test(environment ?? '') && isLang(own) ? own : 'en'
}
