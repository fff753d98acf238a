import { z } from 'zod'

/** What nodemailer tells of a server's answer. */
const Answer = z.object({ response: z.string() })

/**
 * Whether a server said that this address will never take mail: there is none, or it is closed (RFC 3463, 5.1 and
 * 5.2.1). Other refusals may be about us, such as a relay that was configured wrong, and are worth another try.
 */
export const isRefusedForGood = (error: unknown): boolean =>
  /^55\d[ -]5\.(1\.\d|2\.1)\b/.test(Answer.safeParse(error).data?.response ?? '')
