import { z } from 'zod'
import { lastOf, manyOf, type RawValue, type RawValues } from '../../../platform/http/input.ts'
import { calendarDay } from '../../../platform/http/typed-values.ts'

/** Text that may be left empty, which is `null`. */
export const text = (longest: number) =>
  lastOf(
    z
      .string()
      .default('')
      .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().max(longest))
      .transform((typed) => typed || null),
  )

/** Text that must be there. */
export const neededText = (longest: number) => lastOf(z.string().trim().min(1).max(longest))

/** Text that may be left empty, and is otherwise checked; spaces around it do not count. */
export const textOr = <Checked extends z.ZodType<unknown, string>>(checked: Checked) =>
  lastOf(
    z.preprocess(
      (typed) => (typeof typed === 'string' ? typed.trim() || null : (typed ?? null)),
      checked.nullable(),
    ),
  )

/** A whole number that may be left empty; thousands may be parted. */
export const wholeNumber = (least: number, most: number) =>
  lastOf(
    z.preprocess(
      (typed) =>
        typeof typed === 'string' ? numberIn(typed.replace(/(?<=\d)[. '’](?=\d{3}\b)/g, '')) : typed,
      z
        .number({ error: 'form.number' })
        .int({ error: 'form.number' })
        .min(least)
        .max(most)
        .nullable()
        .default(null),
    ),
  )

const numberIn = (typed: string): number | string | null => {
  const digits = typed.trim()
  if (digits === '') return null
  return /^-?\d{1,12}$/.test(digits) ? Number(digits) : digits
}

/** A date that may be left empty, also as people write it: `31/12/2026`. */
export const date = z.preprocess((typed) => {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typeof typed === 'string' ? typed.trim() : '') ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
}, textOr(calendarDay))

/** An hour that may be left empty, also as people write it: `9`, `18.30`. */
export const hour = z.preprocess(
  (typed) => {
    const said = typeof typed === 'string' ? typed.trim() : ''
    const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.h](\d\d)?(?::00)?)?$/.exec(said) ?? []
    return hours ? `${hours.padStart(2, '0')}:${minutes}` : typed
  },
  textOr(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'directory.editing.time', abort: true })),
)

/** Any number of the values offered; what is none of them is told at the field itself. */
export const anyOf = (offered: readonly string[]) =>
  manyOf(z.string()).refine((chosen) => chosen.every((one) => offered.includes(one)), {
    error: 'form.choose_from_list',
  })

/** Names such as `phones.0.number` of a list of the form. */
const LISTED = /^([a-z_]+)\.(\d{1,3})\.([a-z_]+)$/

/** What was sent, with the fields `list.0.name` gathered into `list`, so that errors keep the names of the fields. */
export function withLists(raw: unknown): unknown {
  const flat: Record<string, RawValue> = {}
  const lists: Record<string, Record<string, RawValue>[]> = Object.create(null)
  for (const [name, value] of Object.entries((raw ?? {}) as RawValues)) {
    const [, list, index, field] = LISTED.exec(name) ?? []
    if (!list || !index || !field) {
      flat[name] = value
      continue
    }
    lists[list] ??= []
    const rows = lists[list]
    while (rows.length <= Number(index)) rows.push({})
    Object.assign(rows[Number(index)] ?? {}, { [field]: value })
  }
  return { ...flat, ...lists }
}

/** Rows of a list as the fields of a form, numbered from 0; `null` is an empty field. */
export function listed(
  list: string,
  rows: readonly Readonly<Record<string, string | number | null>>[],
): RawValues {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [`${list}.${index}.${field}`, shown(value)]),
    ),
  )
}

/** A value as its field shows it. */
export const shown = (value: string | number | boolean | null): string =>
  value === null ? '' : String(value)

/** How many rows of a list the fields of a form hold. */
export const lengthOf = (list: string, values: RawValues): number =>
  Object.keys(values).reduce((length, name) => {
    const [, found, index] = LISTED.exec(name) ?? []
    return found === list ? Math.max(length, Number(index) + 1) : length
  }, 0)
