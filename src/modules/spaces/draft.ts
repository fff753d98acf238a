import { sql } from 'kysely'
import { audit } from '../../platform/audit/audit.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { changesBetween, isSame } from './changes.ts'
import { SpaceDocument, withValues } from './document.ts'
import { type Conflict, mergeSpaces } from './merge.ts'
import { showPictures } from './pictures.ts'
import { withOwnSlugs } from './slug.ts'
import { lockSpace, type Space, type Writer } from './space.ts'

interface Writing {
  by: Writer
  now: Date
}

/** Begins the site of an organisation; one that is there stays as it is. */
export async function createSpace(
  tx: Tx,
  organizationId: string,
  document: SpaceDocument,
  { by, now, requestId }: Writing & { requestId: string },
): Promise<boolean> {
  const made = await tx
    .insertInto('space')
    .values({
      organization_id: organizationId,
      draft: JSON.stringify(document),
      revision: 1,
      draft_at: now,
      draft_name: by.name,
      document: null,
      published_at: null,
      returned_id: null,
      closed_at: null,
      closed_by: null,
      closed_reason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('organization_id')
    .executeTakeFirst()
  if (!made) return false
  await keepRevision(tx, organizationId, 1, document, { by, now })
  await audit(tx, {
    actor: by,
    action: 'spaces.create',
    subject: 'space',
    subjectId: organizationId,
    requestId,
    at: now,
  })
  return true
}

/** What came of saving: the new revision, or what two people wrote differently. */
export type Saved =
  | { saved: number; document: SpaceDocument }
  | { conflicts: readonly Conflict[]; theirs: Space }
  /** More than a site may hold. */
  | { full: true }
  | { gone: true }

export interface Saving extends Writing {
  organizationId: string
  /** Revision of the draft the person saw. */
  seen: number
  change: (document: SpaceDocument) => SpaceDocument
  /** Which of the conflicts go as the person wrote; nothing while that was not decided. */
  settle?: (conflicts: readonly Conflict[], theirs: Space) => readonly Conflict[] | undefined
}

/**
 * Saves what a person did to the draft they saw. What others saved meanwhile stays, field by field; what was written
 * differently is saved by nobody and comes back, for the person to choose.
 */
export async function saveDraft(tx: Tx, asked: Saving): Promise<Saved> {
  const space = await lockSpace(tx, asked.organizationId)
  if (!space) return { gone: true }
  const seen = await draftAt(tx, space, asked.seen)
  const { document, conflicts } = mergeSpaces(seen, asked.change(seen), space.draft)
  const taken = conflicts.length > 0 ? asked.settle?.(conflicts, space) : []
  if (!taken) return { conflicts, theirs: space }
  const settled = taken.reduce(
    (made, { part, key, mine }) => withValues(made, part, { [key]: mine }),
    document,
  )
  return writeDraft(tx, space, settled, asked)
}

/** What the draft said at a revision; what is no longer kept counts as what it says now. */
async function draftAt(tx: DbOrTx, space: Space, revision: number): Promise<SpaceDocument> {
  if (revision === space.revision) return space.draft
  return (await keptRevision(tx, space.organizationId, revision)) ?? space.draft
}

async function keptRevision(
  tx: DbOrTx,
  organizationId: string,
  revision: number,
): Promise<SpaceDocument | undefined> {
  const row = await tx
    .selectFrom('space_revision')
    .select('document')
    .where('organization_id', '=', organizationId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row?.document
}

/** Writes the next revision of a draft; the caller has locked it. */
export async function writeDraft(
  tx: Tx,
  { organizationId, revision, draft }: Space,
  { site, pages, news }: SpaceDocument,
  { by, now, returnedId }: Writing & { returnedId?: string | null },
): Promise<Saved> {
  const document = { site, pages: withOwnSlugs(pages), news: withOwnSlugs(news) }
  const checked = SpaceDocument.safeParse(document)
  if (!checked.success) return { full: true }
  if (returnedId === undefined && isSame(changesBetween(draft, document)))
    return { saved: revision, document }
  await tx
    .updateTable('space')
    .set({
      draft: JSON.stringify(document),
      revision: revision + 1,
      draft_at: now,
      draft_name: by.name,
      ...(returnedId !== undefined && { returned_id: returnedId }),
    })
    .where('organization_id', '=', organizationId)
    .execute()
  await keepRevision(tx, organizationId, revision + 1, document, { by, now })
  await showPictures(tx, { organizationId, document, as: 'draft', now })
  return { saved: revision + 1, document }
}

async function keepRevision(
  tx: Tx,
  organizationId: string,
  revision: number,
  document: SpaceDocument,
  { by, now }: Writing,
): Promise<void> {
  await tx
    .insertInto('space_revision')
    .values({
      organization_id: organizationId,
      revision,
      document: JSON.stringify(document),
      at: now,
      by_name: by.name,
    })
    .execute()
}

/**
 * Undoes what one person saved on one page, from its opening at revision `from` to the last saving; what others saved
 * before or after stays. Says whether it could.
 */
export async function undoSaving(
  tx: Tx,
  { organizationId, from, saved, by, now }: Writing & { organizationId: string; from: number; saved: number },
): Promise<boolean> {
  const rows = await tx
    .selectFrom('space_revision')
    .select(['revision', 'by_name as name'])
    .where('organization_id', '=', organizationId)
    .where('revision', '>=', Math.min(from, saved - 1))
    .where('revision', '<=', saved)
    .orderBy('revision', 'desc')
    .execute()
  // As far back as this person saved without others between.
  const before = rows.find(({ revision, name }) => revision <= from || name !== by.name)
  if (rows[0]?.revision !== saved || !before || before.revision === saved) return false
  const document = await keptRevision(tx, organizationId, before.revision)
  if (!document) return false
  const outcome = await saveDraft(tx, { organizationId, seen: saved, change: () => document, by, now })
  return 'saved' in outcome
}

/** Days for which earlier savings of a draft can be undone. */
export const REVISION_DAYS = 30
/** Savings of each draft that stay whatever their age. */
export const LATEST = 100

/** Forgets old savings; but the latest. */
export async function forgetRevisions(db: DbOrTx, now: Date): Promise<void> {
  await sql`delete from space_revision r
    where r.at < ${new Date(now.getTime() - REVISION_DAYS * 86_400_000)}
      and r.revision < (select s.revision - ${LATEST}::integer from space s where s.organization_id = r.organization_id)`.execute(
    db,
  )
}
