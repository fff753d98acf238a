import { z } from 'zod'

/** A tax code as people type it. */
export const TypedCode = z
  .string()
  .max(30)
  .transform((text) => text.replace(/[\s.-]/g, ''))
  .default('')

/** What the short registration asks. */
export const RegisterForm = z.object({
  codice: TypedCode,
  nome: z.string().trim().min(1, { error: 'form.required' }).max(300),
  tipo: z.string().min(1, { error: 'form.choose_from_list' }).max(80),
  comune: z.string().regex(/^\d{6}$/, { error: 'form.choose_from_list' }),
  email: z.email({ error: 'form.email' }).max(254),
  /** The look-alikes were seen, and it is none of them. */
  nessuno: z.string().max(1).default(''),
})
export type RegisterForm = z.infer<typeof RegisterForm>
