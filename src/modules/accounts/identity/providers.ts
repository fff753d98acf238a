import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Config } from '../../../platform/config.ts'
import { ConfigError } from '../../../platform/config.ts'
import { LANGUAGES, type Lang } from '../../../platform/i18n/languages.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

const isSafe = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}

const Label = z.string().trim().min(1).max(60)

const Provider = z.strictObject({
  /** Part of its addresses here, such as `spid`. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  issuer: z.url().refine(isSafe, 'must be https (http only on this machine)'),
  clientId: z.string().min(1),
  /** File that holds the secret and nothing else; without it the client is public. */
  secretFile: z.string().optional(),
  /** What people call it: one name, or one for each language. */
  label: z.union([Label, z.record(z.enum(LANGUAGES), Label)]),
  /** How its answers are signed. */
  algorithm: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).default('RS256'),
  /** What it must say of how somebody entered there to count as a second factor here; without it, nothing does. */
  secondFactor: z
    .strictObject({ acr: z.array(z.string()).default([]), amr: z.array(z.string()).default([]) })
    .default({ acr: [], amr: [] }),
})

/** A service through which people may enter, as the installation set it up. */
export type Provider = z.infer<typeof Provider> & { secret: string | undefined }

const read = new Map<string, readonly Provider[]>()

/** The services of the installation, from the file that `SIGN_IN_WITH` names; read once. */
export function listProviders({ signInWith }: Pick<Config, 'signInWith'>): readonly Provider[] {
  if (!signInWith) return []
  const known = read.get(signInWith) ?? readProviders(signInWith)
  read.set(signInWith, known)
  return known
}

/** The service of this name. */
export const findProvider = (config: Pick<Config, 'signInWith'>, name: string): Provider | undefined =>
  listProviders(config).find((one) => one.name === name)

/** What people call it. */
export const labelOf = ({ label }: Provider, lang: Lang): string =>
  typeof label === 'string' ? label : label[lang]

function readProviders(file: string): readonly Provider[] {
  try {
    return z
      .array(Provider)
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .map((one) => ({ ...one, secret: one.secretFile && readFileSync(one.secretFile, 'utf8').trim() }))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new ConfigError(`SIGN_IN_WITH (${file}) cannot be used: ${why}`)
  }
}

/** What people call the service of an issuer; its address once the installation no longer has it. */
export function labelOfIssuer(config: Pick<Config, 'signInWith'>, issuer: string, lang: Lang): string {
  const provider = listProviders(config).find((one) => one.issuer === issuer)
  return provider ? labelOf(provider, lang) : new URL(issuer).host
}
