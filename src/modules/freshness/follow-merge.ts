import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'

/** Nobody is asked any more about a record that became part of another. */
export async function followMerge({ db }: Services, payload: unknown): Promise<void> {
  const { goneId } = z.object({ goneId: z.string() }).parse(payload)
  await db
    .updateTable('freshness_target')
    .set({ state: 'stopped' })
    .where('organization_id', '=', goneId)
    .where('state', 'in', ['ask', 'call'])
    .execute()
}
