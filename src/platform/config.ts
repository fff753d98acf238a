import { isIP } from 'node:net'
import { z } from 'zod'

/** The settings of an installation, from its environment. */
export interface Config {
  host: string
  port: number
  databaseUrl: string | undefined
  databaseReadUrl: string | undefined
  /** Seconds that a page waits for one answer of the database. */
  databasePatience: number
  dataDir: string
  /** Key of what the database keeps encrypted: 32 bytes in base64; without it a file of the data folder. */
  secretKey: string | undefined
  /** JSON file that lists the services through which people may also enter (OpenID Connect). */
  signInWith: string | undefined
  /** Address by which the public reaches the site, without a final slash; by default the one it listens on. */
  publicUrl: string | undefined
  siteName: string
  /** Whose site it is, such as "Provincia di Prato": on top and at the foot of every page. */
  siteOwner: string | undefined
  /** `province:100`, `region:09`, `nation:IT` or `municipalities:100001,100002`. */
  territory: string
  timeZone: string
  smtpUrl: string | undefined
  mailFrom: string
  /** Address of map tiles with `{z}`, `{x}` and `{y}`; browsers ask that server, so it is off by default. */
  tileUrl: string | undefined
  /** Whom the tiles come from, shown under each map. */
  tileAttribution: string
  logLevel: string
  /** Addresses and blocks of the proxies whose `X-Forwarded-For` is believed. */
  trustProxy: readonly string[]
  /** Seconds for which a node that stops says so to the balancer, and still answers. */
  drainSeconds: number
  /** Compress pages in this process; off where a proxy does it. */
  compress: boolean
  /** Requests a minute that one address may send to the open interfaces; 0 for no limit. */
  rateLimit: number
  /** Most requests of the public worked on at once; the process itself finds how many of them it can. 0: all. */
  requestsAtOnce: number
  /** Whom to ask for help, as the footer and empty results say; the e-mail also receives reports. */
  contactName: string | undefined
  contactEmail: string | undefined
  contactPhone: string | undefined
  /** Where Prometheus asks for figures; nowhere when it is not set. */
  metricsListen: { host: string; port: number } | undefined
  /** Folder of the nightly backups; none are made when it is not set. */
  backupDir: string | undefined
  /** Public keys of age that backups are encrypted to. */
  backupRecipients: readonly string[]
  /** The newest of how many days, weeks and months are kept. */
  backupKeep: { days: number; weeks: number; months: number }
  /** Folder to which every change of the private database is archived, so that any moment can be restored. */
  walArchiveDir: string | undefined
  /** How many days back it can be restored to a moment. */
  walArchiveKeep: number
}

/** A setting that cannot be used, in words that name its variable. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://volontariato.example.it' })
  .transform((url) => url.replace(/\/+$/, ''))
const postgresAddress = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must be an address such as postgresql://user:password@host:5432/database')

/** What is meant by a yes or a no to a proxy. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['1', 'true', 'yes', 'on'].map((yes) => [yes, ['127.0.0.0/8', '::1']])),
  ...Object.fromEntries(['0', 'false', 'no', 'off'].map((no) => [no, []])),
}

const flag = z.stringbool({ error: 'must be 1 or 0' })

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535, such as 3000')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535, such as 3000')
    .default(3000),
  DATABASE_URL: postgresAddress.optional(),
  DATABASE_READ_URL: postgresAddress.optional(),
  DATABASE_PATIENCE: z.coerce.number({ error: 'must be a number of seconds, such as 10' }).min(1).default(10),
  DATA_DIR: z.string().min(1).default('data'),
  SECRET_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64: openssl rand -base64 32')
    .optional(),
  SIGN_IN_WITH: z.string().min(1).optional(),
  PUBLIC_URL: webAddress.optional(),
  BASE_URL: webAddress.optional(),
  TERRITORY: z
    .string()
    .regex(
      /^(nation:IT|region:\d{2}|province:\d{3}|municipalities:\d{6}(,\d{6})*)$/,
      'must be like province:100 (Prato, by its ISTAT code), region:09, municipalities:100001,100005 or nation:IT',
    )
    .default('province:100'),
  TIME_ZONE: z.string().refine(isTimeZone, 'must be like Europe/Rome').default('Europe/Rome'),
  SITE_NAME: z.string().trim().min(1).max(80).default('Tessuto'),
  SITE_OWNER: z.string().trim().max(120).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an address such as smtp://user:password@mail.example.it:587')
    .optional(),
  MAIL_FROM: z
    .string()
    .includes('@', { error: 'must be a mail address' })
    .default('Tessuto <noreply@localhost>'),
  TILE_URL: z
    .string()
    .regex(/^https:\/\/[^/{}\s;,]+\/\S*\{z\}\S*\{x\}\S*\{y\}/, 'must be https and contain {z}, {x} and {y}')
    .optional(),
  TILE_ATTRIBUTION: z.string().trim().max(200).default('© OpenStreetMap'),
  LOG_LEVEL: z.enum(LEVELS, { error: `must be one of ${LEVELS.join(', ')}` }).default('warn'),
  TRUST_PROXY: z
    .string()
    .transform((text) => NEAR[text.toLowerCase()] ?? text.split(/[\s,]+/).filter(Boolean))
    .refine(
      (listed) => listed.every(isAddressBlock),
      'must be 1 for a proxy on this machine, 0, or addresses such as 10.0.0.5,10.1.0.0/24',
    )
    .default([]),
  DRAIN_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds, such as 5' })
    .min(0)
    .max(60)
    .default(0),
  COMPRESS: flag.default(true),
  RATE_LIMIT: z.coerce.number({ error: 'must be a number, such as 300' }).int().min(0).default(300),
  REQUESTS_AT_ONCE: z.coerce.number({ error: 'must be a number, such as 128' }).int().min(0).default(128),
  CONTACT_NAME: z.string().trim().max(120).optional(),
  CONTACT_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  CONTACT_PHONE: z
    .string()
    .regex(/^\+?[\d /.-]{5,20}$/, 'must be a phone number, such as 0574 123456')
    .optional(),
  METRICS_LISTEN: z
    .string()
    .regex(/^\S+:\d{1,5}$/, 'must be an address and a port that the public does not reach: 127.0.0.1:9464')
    .transform((text) => ({
      host: text.slice(0, text.lastIndexOf(':')).replace(/^\[|\]$/g, ''),
      port: Number(text.slice(text.lastIndexOf(':') + 1)),
    }))
    .optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_RECIPIENTS: z
    .string()
    .transform((keys) => keys.split(/[\s,]+/).filter(Boolean))
    .refine(
      (keys) => keys.every((key) => /^age1[a-z0-9]{50,3000}$/.test(key)),
      'must be public keys such as age1…',
    )
    .default([]),
  BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,3},\d{1,3},\d{1,3}$/, 'must be days,weeks,months, such as 7,4,12')
    .default('7,4,12')
    .transform((text) => {
      const [days = 0, weeks = 0, months = 0] = text.split(',').map(Number)
      return { days, weeks, months }
    }),
  WAL_ARCHIVE_DIR: z.string().min(1).optional(),
  WAL_ARCHIVE_KEEP: z.coerce.number({ error: 'must be a number of days, such as 7' }).int().min(1).default(7),
})

/** Reads the configuration from environment variables; an empty one counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = Environment.safeParse(set)
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new ConfigError([...new Set(lines)].join('\n'))
  }
  const given = read.data
  return {
    host: given.HOST,
    port: given.PORT,
    databaseUrl: given.DATABASE_URL,
    databaseReadUrl: given.DATABASE_READ_URL,
    databasePatience: given.DATABASE_PATIENCE,
    dataDir: given.DATA_DIR,
    secretKey: given.SECRET_KEY,
    signInWith: given.SIGN_IN_WITH,
    publicUrl: given.PUBLIC_URL ?? given.BASE_URL,
    siteName: given.SITE_NAME,
    siteOwner: given.SITE_OWNER,
    territory: given.TERRITORY,
    timeZone: given.TIME_ZONE,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    tileUrl: given.TILE_URL,
    tileAttribution: given.TILE_ATTRIBUTION,
    logLevel: given.LOG_LEVEL,
    trustProxy: given.TRUST_PROXY,
    drainSeconds: given.DRAIN_SECONDS,
    compress: given.COMPRESS,
    rateLimit: given.RATE_LIMIT,
    requestsAtOnce: given.REQUESTS_AT_ONCE,
    contactName: given.CONTACT_NAME,
    contactEmail: given.CONTACT_EMAIL,
    contactPhone: given.CONTACT_PHONE,
    metricsListen: given.METRICS_LISTEN,
    backupDir: given.BACKUP_DIR,
    backupRecipients: given.BACKUP_RECIPIENTS,
    backupKeep: given.BACKUP_KEEP,
    walArchiveDir: given.WAL_ARCHIVE_DIR,
    walArchiveKeep: given.WAL_ARCHIVE_KEEP,
  }
}

/** Whether it is an address or a block of addresses, such as `10.1.0.0/24`. */
function isAddressBlock(text: string): boolean {
  const [address = '', bits = '0', more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC'
}
