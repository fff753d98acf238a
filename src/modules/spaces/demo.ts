import type { Services } from '../../platform/cx.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Module } from '../../platform/module.ts'
import { readRecord } from '../directory/api.ts'
import { demoSite, demoUpdate } from './demo-site.ts'
import { createSpace, saveDraft } from './draft.ts'
import { withdrawOrphans } from './orphans.ts'
import { publish } from './publish.ts'
import { lockSpace } from './space.ts'
import { submitSpace } from './submit.ts'
import { spaceTemplate } from './template.ts'

const BY = { id: '00000000-0000-7000-8000-000000000000', name: 'Volontaria di prova' }

/** One fictional site, with a change that waits for the editors. */
export const demo: NonNullable<Module['demo']> = {
  load: async (services) =>
    (await services.db.transaction().execute((tx) => loadDemo(tx, services, new Date())))
      ? 'One fictional site.'
      : 'No fictional site was added.',
  remove: async ({ db }) => {
    const removed = await db.transaction().execute((tx) => withdrawOrphans(tx, new Date()))
    return removed > 0 ? 'The fictional site is removed.' : 'There is no fictional site to remove.'
  },
}

async function loadDemo(tx: Tx, { translate }: Services, now: Date): Promise<boolean> {
  const body = await tx
    .selectFrom('organization')
    .select('id')
    .where('demo', '=', true)
    .where('visibility', '=', 'public')
    .where('merged_into_id', 'is', null)
    .orderBy('slug')
    .executeTakeFirst()
  const record = body && (await readRecord(tx, body.id))
  if (!record) return false
  const organizationId = body.id
  const writing = { by: BY, now, requestId: 'demo' }
  const first = spaceTemplate(record.document, { t: translate.it, newId: () => newId(now) })
  const site = demoSite(first, { now, newId: () => newId(now) })
  if (!(await createSpace(tx, organizationId, site, writing))) return false
  const space = await lockSpace(tx, organizationId)
  if (!space) return false
  await publish(tx, space, site, { ...writing, why: 'owner' })
  const saved = await saveDraft(tx, { organizationId, seen: 1, change: demoUpdate, ...writing })
  if ('saved' in saved)
    await submitSpace(tx, { organizationId, seen: saved.saved, note: '', territories: [], ...writing })
  return true
}
