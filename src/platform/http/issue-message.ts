import type { z } from 'zod'
import { hasMessage } from '../i18n/has-message.ts'
import type { Translate } from '../i18n/messages.ts'

type Issue = z.core.$ZodIssue

/**
 * Says in the reader's language what is wrong with a field and what to do. A schema may name its own message as
 * `{ error: 'module.key' }`; otherwise the kind of the issue decides.
 */
export function issueMessage(issue: Issue, t: Translate): string {
  if (hasMessage(issue.message)) return t(issue.message)
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue, t)
    case 'too_big':
      return tooBig(issue, t)
    case 'invalid_format':
      return invalidFormat(issue.format, t)
    case 'invalid_value':
      return t('form.choose_from_list')
    case 'invalid_type':
      return issue.input === undefined
        ? t('form.required')
        : t(numberWanted(issue) ? 'form.number' : 'form.invalid')
    default:
      return t('form.invalid')
  }
}

const numberWanted = (issue: { expected: string }): boolean =>
  ['number', 'int', 'bigint'].includes(issue.expected)

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, t: Translate): string {
  const minimum = Number(issue.minimum)
  if (issue.origin === 'string') return minimum <= 1 ? t('form.required') : t('form.too_short', { minimum })
  if (issue.origin === 'array') return t('form.choose_at_least', { minimum })
  return t('form.at_least', { minimum })
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, t: Translate): string {
  const maximum = Number(issue.maximum)
  if (issue.origin === 'string') return t('form.too_long', { maximum })
  if (issue.origin === 'array') return t('form.choose_at_most', { maximum })
  return t('form.at_most', { maximum })
}

function invalidFormat(format: string, t: Translate): string {
  if (format === 'email') return t('form.email')
  if (format === 'url') return t('form.url')
  if (format === 'date') return t('form.date')
  return t('form.invalid')
}
