import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Services } from '../cx.ts'
import { addressed } from '../db/addresses.ts'
import type { Db } from '../db/database.ts'
import { createApp } from '../http/app.ts'
import { enterByLink, makeEntryLink } from '../session/entry-link.ts'
import { SESSION_COOKIE } from '../session/session.ts'
import { copyOut, STEADY } from './database-plan.ts'
import type { Manifest } from './manifest.ts'

/** What a drill found wrong; nothing when the backup is as good as what it was made from. */
export async function compareRestored(
  databaseUrl: string,
  manifest: Manifest,
  files: Services['files'],
): Promise<string[]> {
  const client = new pg.Client(addressed(databaseUrl))
  await client.connect()
  const wrong: string[] = []
  try {
    await client.query(STEADY)
    for (const table of manifest.tables) {
      const hash = createHash('sha256')
      for await (const chunk of client.query(copyTo(copyOut(table)))) hash.update(chunk as Uint8Array)
      if (hash.digest('hex') !== table.plain) wrong.push(`table ${table.name} differs`)
    }
  } finally {
    await client.end()
  }
  for (const { plain } of manifest.files) {
    const hash = createHash('sha256')
    try {
      for await (const chunk of files.get(plain)) hash.update(chunk as Uint8Array)
    } catch {
      // It is told below: nothing has another hash.
    }
    if (hash.digest('hex') !== plain) wrong.push(`file ${plain} differs`)
  }
  return wrong
}

/** Uses a restored database as people do: somebody enters, and somebody looks for a record by its name. */
export async function useRestored(services: Services): Promise<string[]> {
  const { db } = services
  const now = new Date()
  const link = await makeEntryLink(db, { name: 'drill', roles: ['system_admin'], now })
  const cookie = `${SESSION_COOKIE}=${await enterByLink(db, link, now)}`
  const { status } = await createApp(services).request('/it/gestione', { headers: { cookie } })
  const wrong = status === 200 ? [] : [`signing in answered ${status}`]
  const text = await nameOfSome(db)
  if (text === undefined) return wrong
  for (const { finds } of services.modules.list)
    if (finds && (await finds(services, { lang: 'it', text })) === 0)
      wrong.push(`searching did not find ${text}`)
  return wrong
}

async function nameOfSome(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ title: string }>`
    select document ->> 'title' as title from search_document where document is not null order by id limit 1`.execute(
    db,
  )
  return rows[0]?.title
}
