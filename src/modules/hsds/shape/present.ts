/** A JSON object of HSDS. */
export type Shape = Record<string, unknown>

/** Without what is not known: HSDS has no null, a value is there or its field is not. */
export const present = (fields: Shape): Shape =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )

/** RFC 5322 as far as the schemas' `email` format goes; anything else would make the whole record invalid. */
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/** A mail address, or nothing when it is not one. */
export const emailOf = (text: string | null): string | undefined => {
  const address = text?.trim() ?? ''
  return address.length <= 254 && EMAIL.test(address) ? address : undefined
}

const URI =
  /^https?:\/\/[a-z0-9.-]+(:\d+)?(\/([\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?(\?([\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(#([\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i

/** A web address as RFC 3986 writes it (no other letters than ASCII), or nothing when it is not one. */
export function uriOf(text: string | null): string | undefined {
  const given = text?.trim() ?? ''
  const whole = /^https?:\/\//i.test(given) ? given : `https://${given}`
  if (given === '' || !URL.canParse(whole)) return undefined
  const { href } = new URL(whole)
  const written = href.replace(/[|\\^`{}[\]"<> ]/g, encodeURIComponent)
  return URI.test(written) ? written : undefined
}

/** A calendar day or moment as ISO 8601. */
export const moment = (date: Date | null): string | undefined => date?.toISOString()
