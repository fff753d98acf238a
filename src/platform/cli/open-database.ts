import pg from 'pg'
import { archiveWish } from '../backup/archive/archive-settings.ts'
import type { Config } from '../config.ts'
import { addressed } from '../db/addresses.ts'
import { privateServer, type Wish } from '../db/server/private-server.ts'
import { DatabaseUnavailable } from '../db/server/refusal.ts'

/** The database of this installation, reachable until `release`. */
export interface OpenDatabase {
  url: string
  /** The private server's superuser; none of a server of others. */
  adminUrl: string | undefined
  /** Where the data are, as a person reads it. */
  where: string
  announce(address: string): void
  release(): Promise<void>
}

/** Makes the database reachable: the one of `DATABASE_URL`, or the private one of the data folder. */
export async function openDatabase(config: Config, wish: Wish = {}): Promise<OpenDatabase> {
  if (!config.databaseUrl) {
    const server = await privateServer(config.dataDir, { ...archiveWish(config), ...wish })
    return { ...server, where: server.dataDir }
  }
  await reach(config.databaseUrl)
  return {
    url: config.databaseUrl,
    adminUrl: undefined,
    where: `${nameOf(config.databaseUrl)}; files in ${config.dataDir}`,
    announce: () => {},
    release: async () => {},
  }
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ ...addressed(url), connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error ? error.message || (error as { code?: string }).code : String(error)
    throw new DatabaseUnavailable(
      `The database of DATABASE_URL cannot be reached (${nameOf(url)}): ${reason}`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** A database's address without its password. */
export function nameOf(url: string): string {
  return url
    .replace(/:\/\/([^@/]*)@/, (_, user: string) => `://${user.split(':')[0]}@`)
    .replace(/password=[^&]*/, 'password=…')
}
