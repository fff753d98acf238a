import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import { listFollowers, rememberFollowers } from '../directory/api.ts'

const Merged = z.object({ mergeId: z.string(), goneId: z.string() })

const OPEN = ['ask', 'call'] as const
const kindOf = (state: (typeof OPEN)[number]) => `freshness.${state}`

/** Nobody is asked any more about a record that became part of another. */
export const followMerge = ({ db }: Services, payload: unknown): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { mergeId, goneId } = Merged.parse(payload)
    for (const state of OPEN) {
      const stopped = await tx
        .updateTable('freshness_target')
        .set({ state: 'stopped' })
        .where('organization_id', '=', goneId)
        .where('state', '=', state)
        .returning('campaign_id as id')
        .execute()
      const campaigns = stopped.map(({ id }) => id)
      await rememberFollowers(tx, mergeId, kindOf(state), campaigns)
    }
  })

/** The record is on its own again: it is asked where it was, unless that campaign ended or another asks it now. */
export const followSplit = ({ db }: Services, payload: unknown): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { mergeId, goneId } = Merged.parse(payload)
    const asked = await tx
      .selectFrom('freshness_target')
      .select('campaign_id')
      .where('organization_id', '=', goneId)
      .where('state', 'in', OPEN)
      .executeTakeFirst()
    if (asked) return
    for (const state of OPEN) {
      const [campaign] = await listFollowers(tx, mergeId, kindOf(state))
      if (!campaign) continue
      await tx
        .updateTable('freshness_target as t')
        .from('freshness_campaign as c')
        .set({ state })
        .whereRef('c.id', '=', 't.campaign_id')
        .where('c.state', '<>', 'stopped')
        .where('t.campaign_id', '=', campaign)
        .where('t.organization_id', '=', goneId)
        .where('t.state', '=', 'stopped')
        .execute()
    }
  })
