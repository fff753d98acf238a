import { z } from 'zod'
import { LANGUAGES } from '../../platform/i18n/languages.ts'

/** Names for entering that would pass for the portal itself. */
const RESERVED =
  /^(admin|administrator|amministra|amministratore|root|system|sistema|staff|support|supporto|help|info|security|postmaster|webmaster|noreply|redazione|moderatore|tessuto|removed-)/

/** 3 to 40 small Latin letters, digits, dots, dashes and underscores: none can be mistaken for a letter of another script. */
export const UserId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9._-]{1,38}[a-z0-9])$/, { error: 'accounts.user_id_invalid' })
  .refine((id) => !RESERVED.test(id), { error: 'accounts.user_id_reserved' })

/** An address of mail, as the person wrote it. */
export const Email = z.string().trim().max(254).pipe(z.email())

// Controls, line ends, marks of direction and other unseen signs, private and unassigned characters. The two joiners
// stay: some scripts need them.
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/u

/** A person's name in any script: composed letters (NFC), single spaces, nothing unseen. */
export const PersonName = z
  .string()
  .max(400)
  .transform((name) => name.normalize('NFC').replace(/ +/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(200)
      .refine((name) => /\p{L}/u.test(name) && !UNSEEN.test(name), { error: 'accounts.name_invalid' }),
  )

/** A password as it came; its rule is `password/rule.ts`. */
export const Password = z.string().min(1).max(1_000)

export const Language = z.enum(LANGUAGES)
