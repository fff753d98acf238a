import { isCommon } from './common-passwords.ts'

/** Characters a password has at least and at most; no rule on which ones (NIST SP 800-63B §3.1.1.2). */
export const SHORTEST = 12
export const LONGEST = 128

/** Why a password cannot be chosen; each is a message `accounts.password_…`. */
export type PasswordFault = 'short' | 'long' | 'common' | 'personal'

/** What is wrong with a new password of whoever is called by these words, such as name for entering and e-mail. */
export function passwordFault(password: string, words: readonly string[]): PasswordFault | undefined {
  const length = [...password].length
  if (length < SHORTEST) return 'short'
  if (length > LONGEST) return 'long'
  if (isCommon(password) || new Set(password.toLowerCase()).size < 5) return 'common'
  return isPersonal(password, words) ? 'personal' : undefined
}

/** Little is left of it without the words that others know. */
function isPersonal(password: string, words: readonly string[]): boolean {
  const known = words.flatMap((word) => [word, ...word.split(/[\s@._-]+/)]).map((word) => word.toLowerCase())
  let rest = password.toLowerCase()
  for (const word of known.filter(({ length }) => length >= 4).sort((a, b) => b.length - a.length))
    rest = rest.replaceAll(word, '')
  return rest.length < 6
}
