import { z } from 'zod'
import { calendarDay } from '../../../platform/http/typed-values.ts'

/** Text of at most so many characters, or none. */
export const said = (longest: number) => z.string().max(longest).nullable()
/** Text that must be there. */
export const needed = (longest: number) => z.string().min(1).max(longest)
/** A date without a time zone, such as `2026-11-22`. */
export const day = calendarDay
/** A code of a code list. */
export const code = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:/-]{0,79}$/u, { error: 'form.choose_from_list' })
/** An address of mail, or none. */
export const email = z.email().max(254).nullable()
/** A web address, or none. */
export const website = z
  .url({ protocol: /^https?$/, error: 'form.url' })
  .max(500)
  .nullable()
/** A phone number as people write it. */
export const phoneNumber = z
  .string()
  .regex(/^\+?[\d ()./-]{3,39}$/, { error: 'directory.editing.phone_number' })
/** The ISTAT code of a municipality, or none. */
export const istatCode = z
  .string()
  .regex(/^\d{6}$/, { error: 'form.choose_from_list' })
  .nullable()

/** Whether an end does not come before its start; what is not known is in order. */
export const ordered = (first: string | number | null, last: string | number | null): boolean =>
  first === null || last === null || first <= last
/** What is said of an end that comes too early. */
export const LATE = { error: 'directory.editing.ends_before_start' }
