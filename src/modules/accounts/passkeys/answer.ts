import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** What a browser sends back, as JSON in one field; what is inside, the library checks. */
export const Answer = z
  .string()
  .max(20_000)
  .transform((text, refused) => {
    try {
      const value: unknown = JSON.parse(text)
      if (hasId(value)) return value
    } catch {
      // No JSON: refused below, like JSON without an id.
    }
    refused.addIssue({ code: 'custom', message: 'form.required' })
    return z.NEVER
  })

const hasId = (value: unknown): value is AuthenticationResponseJSON & RegistrationResponseJSON =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'response' in value &&
  typeof value.response === 'object'
