import { z } from 'zod'
import { lastOf, type RawValues } from '../../../platform/http/input.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { type Asker, RECOGNISED } from './mandate.ts'

const needed = (longest: number) =>
  lastOf(z.string().trim().min(1, { error: 'form.required' }).max(longest).prefault(''))
const optional = (longest: number) =>
  lastOf(
    z
      .string()
      .trim()
      .max(longest)
      .default('')
      .transform((text) => text || null),
  )

const mandate = {
  chiede: needed(200),
  ruolo: needed(200),
  riconosciuto: lastOf(z.enum(RECOGNISED, { error: 'form.choose_from_list' })),
  con: optional(200),
  consenso: lastOf(z.literal('si', { error: 'desk.consent_needed' })),
}

/** Who asks the desk to write, how they were recognised, and that they know it will be public. */
export const MandateForm = z.object(mandate)

/** The same, with what is said of an organisation that is not there yet. */
export const RegisterForm = z.object({
  ...mandate,
  codice: lastOf(
    z
      .string()
      .max(30)
      .default('')
      .transform((text) => text.replace(/[\s.-]/g, '')),
  ),
  nome: needed(300),
  tipo: lastOf(z.string().min(1, { error: 'form.choose_from_list' }).max(80)),
  comune: lastOf(z.string().regex(/^\d{6}$/, { error: 'form.choose_from_list' })),
  indirizzo: optional(300),
  email: lastOf(
    z
      .union([z.literal(''), z.email({ error: 'form.email' }).max(254)], { error: 'form.email' })
      .default('')
      .transform((text) => text || null),
  ),
  telefono: lastOf(
    z
      .union([z.literal(''), z.string().regex(/^[\d\s()+./-]{3,40}$/)], { error: 'desk.phone_wrong' })
      .default('')
      .transform((text) => text.trim() || null),
  ),
  descrizione: optional(2_000),
  lingua: lastOf(z.enum(LANGUAGES, { error: 'form.choose_from_list' })),
  /** Those that look alike were seen, and it is none of them. */
  nessuno: lastOf(z.string().max(1).default('')),
})
export type RegisterForm = z.infer<typeof RegisterForm>

/** Who asked, from either form. */
export const askerOf = (form: z.infer<typeof MandateForm>): Asker => ({
  name: form.chiede,
  role: form.ruolo,
  recognised: form.riconosciuto,
  recognisedBy: form.con,
})

/** What was typed, to be shown again. */
export const typedOf = (form: RegisterForm): RawValues =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value ?? '']))
