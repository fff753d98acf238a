import type { RawValues } from '../../../../platform/http/input.ts'
import { ownValue } from '../../../../platform/own-value.ts'
import { listValue, textValue } from '../../../../platform/ui/field.ts'
import { DAYS, type Day } from '../../../directory/api.ts'
import { dayField } from './hours.ts'

const WORKDAYS: readonly Day[] = ['MO', 'TU', 'WE', 'TH', 'FR']

/** Weeks that many have, by the name of their button. */
export const TEMPLATES: Readonly<Record<string, { hours: string; days: readonly Day[] }>> = {
  mattine: { hours: '9–13', days: WORKDAYS },
  pomeriggi: { hours: '15–19', days: WORKDAYS },
  giornate: { hours: '9–13 / 15–18', days: WORKDAYS },
}

/** The form after a button: a template, or the same hours for several days; nothing is saved yet. */
export function hoursAgain(values: RawValues): RawValues | undefined {
  const step = textValue(values, 'passo')
  const template = ownValue(TEMPLATES, step)
  if (template) return filled(values, template.days, template.hours)
  if (step === 'mostra') return values
  if (step !== 'riempi') return undefined
  const chosen = listValue(values, 'days')
  return filled(
    values,
    DAYS.filter((day) => chosen.includes(day)),
    textValue(values, 'fill'),
  )
}

const filled = (values: RawValues, days: readonly Day[], hours: string): RawValues => ({
  ...values,
  ...Object.fromEntries(days.map((day) => [dayField(day), hours])),
})
