import type { Cx } from '../../platform/cx.ts'
import type { FieldErrors } from '../../platform/http/input.ts'
import { LONGEST, passwordFault, SHORTEST } from './password/rule.ts'

/** The error beside a new password's field, none when it can be chosen; `words` are the person's own. */
export function passwordErrors(
  { t, site }: Pick<Cx, 't' | 'site'>,
  field: string,
  password: string,
  words: readonly string[],
): FieldErrors {
  const fault = passwordFault(password, [...words, site.name])
  return fault ? { [field]: t(`accounts.password_${fault}`, { shortest: SHORTEST, longest: LONGEST }) } : {}
}
