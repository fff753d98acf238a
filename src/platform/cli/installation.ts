import { sql } from 'kysely'
import { audit } from '../audit/audit.ts'
import type { Services } from '../cx.ts'
import type { Db } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'

/** Events of an installation's life, remembered in its audit log. */
type Milestone = 'prepared' | 'started'

const ACTION: Record<Milestone, string> = {
  prepared: 'installation.prepared',
  started: 'installation.started',
}

/** Runs the migrations and loads each module's reference data; returns the migrations that ran. */
export async function bringUpToDate(services: Services): Promise<string[]> {
  const ran = await migrate(services.db, services.modules.names)
  for (const module of services.modules.list) await module.load?.(services)
  return ran
}

/** Whether a milestone of the installation is behind us. */
export async function hasReached(db: Db, milestone: Milestone): Promise<boolean> {
  const { rows } =
    await sql`select from audit_entry where subject = 'installation' and action = ${ACTION[milestone]} limit 1`.execute(
      db,
    )
  return rows.length > 0
}

/** Remembers a milestone, once. */
export async function reach(db: Db, milestone: Milestone, now: Date): Promise<void> {
  if (await hasReached(db, milestone)) return
  const actor = { name: 'operator' }
  await audit(db, { actor, action: ACTION[milestone], subject: 'installation', subjectId: '1', at: now })
}
