import { z } from 'zod'

/** The greatest number of a column `integer`; one more ends a query with an error. */
const GREATEST = 2_147_483_647

/** A whole number from 0, as an address or a form says it, that a column `integer` can hold. */
export const wholeNumber = z.coerce.number().int().min(0).max(GREATEST)

/**
 * A day such as `2026-11-30`, as somebody types it, that a column `date` can hold: PostgreSQL knows no year 0. A year below
 * 1000 is a slip of the keys, and reckoned with it would lose its zeros.
 */
export const calendarDay = z.iso
  .date({ error: 'form.date' })
  .refine((day) => day >= '1000', { error: 'form.date' })
