import { audit } from '../../../../platform/audit/audit.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { reopenWaiting, settleWaiting } from '../../../board/api.ts'
import {
  applyChanges,
  type Bringer,
  type Change,
  changesBetween,
  readRecord,
} from '../../../directory/api.ts'
import type { DecisionRefusal } from '../../decide.ts'
import type { Writer } from '../../draft.ts'
import { DISCREPANCY_KIND, type Publication, publish } from '../../publish.ts'
import { UNDO_DAYS } from '../../take-back.ts'

/** Who settles which discrepancy. */
export interface Settling {
  id: string
  by: Writer
  now: Date
  requestId: string
}

type Outcome = { settled: true } | DecisionRefusal

/** Keeps what stands, or takes the other value as the word of who settles it. */
export async function settle(tx: Tx, asked: Settling, verdict: 'kept' | 'taken'): Promise<Outcome> {
  const found = await lockDiscrepancy(tx, asked.id)
  if (!found) return { refused: 'gone' }
  if (found.state !== 'open') return { refused: 'decided', by: found.settled_by }
  if (await isOwn(tx, asked)) return { refused: 'own' }
  const editor = { source: 'editor' as const, sourceRef: '', by: asked.by.name, at: asked.now }
  const refusal =
    verdict === 'taken'
      ? await write(tx, found.organization_id, found.change, {
          by: editor,
          why: 'editor',
          settled: [found.change_key],
        })
      : undefined
  if (refusal) return refusal
  await mark(tx, asked, verdict)
  await settleWaiting(tx, { kind: DISCREPANCY_KIND, id: asked.id, by: asked.by.name, at: asked.now })
  return { settled: true }
}

/** Takes that back: what stood stands again, as the word of its source. */
export async function unsettle(tx: Tx, asked: Settling): Promise<Outcome> {
  const found = await lockDiscrepancy(tx, asked.id)
  if (!found?.settled_at) return { refused: 'gone' }
  if (asked.now.getTime() - found.settled_at.getTime() > UNDO_DAYS * 86_400_000) return { refused: 'gone' }
  if (await isOwn(tx, asked)) return { refused: 'own' }
  if (await isOpenAgain(tx, found)) return { refused: 'decided', by: null }
  const { change, standing_source: source } = found
  const back = { ...change, before: change.after, after: change.before }
  const by = { source: source as Bringer['source'], sourceRef: '', by: asked.by.name, at: asked.now }
  const refusal =
    found.state === 'taken'
      ? await write(tx, found.organization_id, back, { by, why: 'taken_back' })
      : undefined
  if (refusal) return refusal
  await mark(tx, asked, 'open')
  await reopenWaiting(tx, { kind: DISCREPANCY_KIND, id: asked.id })
  return { settled: true }
}

const lockDiscrepancy = (tx: Tx, id: string) =>
  tx.selectFrom('record_discrepancy').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Nobody settles what comes of their own word. */
async function isOwn(tx: Tx, { id, by }: Settling): Promise<boolean> {
  const item = await tx
    .selectFrom('waiting_item')
    .select('submitted_by')
    .where('kind', '=', DISCREPANCY_KIND)
    .where('id', '=', id)
    .executeTakeFirst()
  return item?.submitted_by === by.id
}

async function isOpenAgain(tx: Tx, found: { organization_id: string; change_key: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('record_discrepancy')
    .select('id')
    .where('organization_id', '=', found.organization_id)
    .where('change_key', '=', found.change_key)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row !== undefined
}

/** Makes one change to the public record; nothing is refused when it says so already. */
async function write(
  tx: Tx,
  organizationId: string,
  change: Change,
  how: Pick<Publication, 'by' | 'why' | 'settled'>,
): Promise<DecisionRefusal | undefined> {
  const current = await readRecord(tx, organizationId)
  if (!current) return { refused: 'gone' }
  const document = applyChanges(current.document, [change])
  if (changesBetween(current.document, document).length === 0) return undefined
  const asked = { organizationId, expectedVersion: current.version, document, ...how }
  const written = await publish(tx, asked)
  if (!('refused' in written)) return undefined
  if (written.refused === 'invalid' || written.refused === 'identifier_taken') return written
  return { refused: 'gone' }
}

async function mark(
  tx: Tx,
  { id, by, now, requestId }: Settling,
  state: 'open' | 'kept' | 'taken',
): Promise<void> {
  const settled = state === 'open' ? undefined : now
  await tx
    .updateTable('record_discrepancy')
    .set({ state, settled_by: settled ? by.name : null, settled_at: settled ?? null })
    .where('id', '=', id)
    .execute()
  await audit(tx, {
    actor: by,
    action: 'editing.settle',
    subject: 'record_discrepancy',
    subjectId: id,
    after: { state },
    requestId,
    at: now,
  })
}
