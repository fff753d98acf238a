import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { emit } from '../../platform/jobs/emit.ts'
import { putWaiting, settleWaiting } from '../board/api.ts'
import { changesBetween, isSame } from './changes.ts'
import type { SpaceDocument } from './document.ts'
import { type Lack, lacksOf } from './lacks.ts'
import { showPictures } from './pictures.ts'
import { publish } from './publish.ts'
import { mainLang, said } from './said.ts'
import { publishesAtOnce, siteDoubts } from './site-doubts.ts'
import { lockSpace, type Space, type Writer } from './space.ts'

/** Name of what waits, in the queue. */
export const SPACE_KIND_WAITING = 'spaces.site'

/** What came of handing in a site. */
export type Submitted =
  | { id: string; published: boolean }
  | { refused: 'nothing' | 'gone' | 'moved' | 'closed' }
  | { refused: 'lacking'; lacks: readonly Lack[] }

export interface Handing {
  organizationId: string
  /** Revision of the draft the person looked at. */
  seen: number
  note: string
  /** ISTAT codes of where the organisation is. */
  territories: readonly string[]
  by: Writer
  now: Date
  requestId: string
}

/** Hands in the draft of a site: public at once where the organisation is trusted, else once the editors approve it. */
export async function submitSpace(tx: Tx, asked: Handing): Promise<Submitted> {
  const space = await lockSpace(tx, asked.organizationId)
  if (!space) return { refused: 'gone' }
  if (space.closed) return { refused: 'closed' }
  if (space.revision !== asked.seen) return { refused: 'moved' }
  if (isSame(changesBetween(space.document, space.draft))) return { refused: 'nothing' }
  const lacks = lacksOf(space.draft)
  if (lacks.length > 0) return { refused: 'lacking', lacks }
  const earlier = await withdrawWaiting(tx, asked)
  const trusted = await publishesAtOnce(tx, asked.organizationId, space.draft)
  // What was public unseen stands on what was seen last.
  const base = earlier?.kind === 'after' ? earlier.base : space.document
  const after = trusted ? await publish(tx, space, space.draft, { ...asked, why: 'owner' }) : null
  const id = await insertSubmission(tx, asked, space, { base, after })
  await tx
    .updateTable('space')
    .set({ returned_id: null })
    .where('organization_id', '=', asked.organizationId)
    .execute()
  return { id, published: trusted }
}

async function insertSubmission(
  tx: Tx,
  { organizationId, note, territories, by, now, requestId }: Handing,
  { draft, version }: Space,
  { base, after }: { base: SpaceDocument | null; after: number | null },
): Promise<string> {
  const id = newId(now)
  const main = mainLang(draft)
  const kind = after === null ? 'before' : 'after'
  await tx
    .insertInto('space_submission')
    .values({
      ...{ id, organization_id: organizationId, kind, note: note || null },
      ...{ base: base && JSON.stringify(base), document: JSON.stringify(draft) },
      ...{ submitted_by: by.id, submitted_name: by.name, submitted_at: now },
      ...{ reason: null, left_out: null, decided_by: null, decided_name: null, decided_at: null },
      version_before: after === null ? null : version,
      version_after: after,
    })
    .execute()
  await putWaiting(tx, {
    kind: SPACE_KIND_WAITING,
    id,
    title: said(draft.site.values, 'name', main, main)?.text ?? '',
    lang: main,
    organizationId,
    territories,
    submittedBy: by,
    since: now,
    published: kind === 'after',
    doubtful: (await siteDoubts(tx, organizationId, draft)).length > 0,
  })
  await audit(tx, {
    actor: by,
    action: kind === 'before' ? 'spaces.submit' : 'spaces.publish',
    subject: 'space_submission',
    subjectId: id,
    after: { organizationId },
    requestId,
    at: now,
  })
  await showPictures(tx, { organizationId, document: draft, as: 'submission', territories, now })
  await emit(tx, 'spaces.submitted', { submissionId: id, organizationId, kind })
  return id
}

type Withdrawing = Pick<Handing, 'organizationId' | 'by' | 'now'>

/** Takes what waits out of the queue: it is part of what is handed in now. */
async function withdrawWaiting(tx: Tx, { organizationId, by, now }: Withdrawing) {
  const row = await tx
    .updateTable('space_submission')
    .set({ state: 'withdrawn' })
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .returning(['id', 'kind', 'base'])
    .executeTakeFirst()
  if (row) await settleWaiting(tx, { kind: SPACE_KIND_WAITING, id: row.id, by: by.name, at: now })
  return row
}

/** Takes back what was handed in and is not public yet; the draft stays. Says whether something waited still. */
export async function withdraw(tx: Tx, asked: Withdrawing & { requestId: string }): Promise<boolean> {
  await lockSpace(tx, asked.organizationId)
  const waiting = await tx
    .selectFrom('space_submission')
    .select('kind')
    .where('organization_id', '=', asked.organizationId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (waiting?.kind !== 'before') return false
  const row = await withdrawWaiting(tx, asked)
  if (!row) return false
  await audit(tx, {
    actor: asked.by,
    action: 'spaces.withdraw',
    subject: 'space_submission',
    subjectId: row.id,
    requestId: asked.requestId,
    at: asked.now,
  })
  return true
}
