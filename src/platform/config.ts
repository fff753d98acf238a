import { z } from 'zod'

const flag = z.stringbool().default(false)

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z.string().optional(),
  DATABASE_READ_URL: z.string().optional(),
  DATA_DIR: z.string().default('data'),
  PUBLIC_URL: z.url().optional(),
  SITE_NAME: z.string().min(1).default('Tessuto'),
  TERRITORY: z.string().default('province:100'),
  TIME_ZONE: z.string().default('Europe/Rome'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Tessuto <noreply@localhost>'),
  TILE_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  TRUST_PROXY: flag,
  COMPRESS: z.stringbool().default(true),
})

/** The settings of an installation, from its environment. */
export interface Config {
  host: string
  port: number
  databaseUrl: string | undefined
  databaseReadUrl: string | undefined
  dataDir: string
  /** Address by which the public reaches the site, without a final slash; by default the one it listens on. */
  publicUrl: string | undefined
  siteName: string
  /** `province:100`, `region:09`, `nation:IT` or `municipalities:100001,100002`. */
  territory: string
  timeZone: string
  smtpUrl: string | undefined
  mailFrom: string
  tileUrl: string | undefined
  logLevel: string
  /** Believe `X-Forwarded-For` and `X-Forwarded-Proto`: only behind a proxy that sets them. */
  trustProxy: boolean
  /** Compress pages in this process; off where a proxy does it. */
  compress: boolean
}

/** Reads the settings; throws an `Error` that names each wrong variable in plain words. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
  }
  const e = parsed.data
  return {
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL,
    databaseReadUrl: e.DATABASE_READ_URL,
    dataDir: e.DATA_DIR,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    siteName: e.SITE_NAME,
    territory: e.TERRITORY,
    timeZone: e.TIME_ZONE,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    tileUrl: e.TILE_URL,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    compress: e.COMPRESS,
  }
}
