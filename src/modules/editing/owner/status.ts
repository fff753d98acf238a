import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Modules } from '../../../platform/modules.ts'
import {
  type Change,
  changeKey,
  changesBetween,
  type Group,
  type RecordDocument,
} from '../../directory/api.ts'
import type { Draft } from '../draft.ts'
import { RECORD_KIND } from '../submit.ts'
import type { OwnRecord } from './own-record.ts'

const DAY = 86_400_000
/** Days for which the page tells what became of a submission. */
const NEWS_DAYS = 30

/** What is public, what was written, what waits and what was decided, as it is told to who looks after the record. */
export interface Status {
  public: boolean
  slug: string
  trusted: boolean
  /** When and by whom the public record was last changed here. */
  published: { at: Date; byName: string; why: string } | undefined
  /** What the draft changes of the public record. */
  drafted: readonly Change[]
  /** The public record is another than the one the draft was begun from. */
  overtaken: boolean
  waiting: Waiting | undefined
  /** What is approved, or of a trusted organisation, and becomes public later; the next first. */
  scheduled: readonly Scheduled[]
  returned: Decided | undefined
  /** The latest approval of the last days, with what the editors wrote otherwise or left out. */
  approved: (Decided & { corrected: readonly Change[] }) | undefined
}

interface Scheduled {
  id: string
  at: Date
  byName: string
  changes: readonly Change[]
}

interface Waiting {
  id: string
  /** When it shall be public, once approved. */
  publishAt: Date | undefined
  since: Date
  byName: string
  /** Day by which the editors should decide. */
  due: Date
  late: boolean
  changes: readonly Change[]
}

interface Decided {
  at: Date
  byName: string
  reason: string | undefined
  changes: readonly Change[]
}

/** The whole story of a record for its people, at this moment. */
export async function readStatus(
  { db, modules, now }: { db: DbOrTx; modules: Modules; now: Date },
  { organizationId, current, draft }: OwnRecord,
): Promise<Status> {
  const [organization, published, submissions] = await Promise.all([
    findOrganization(db, organizationId),
    findPublished(db, organizationId),
    listRecent(db, organizationId, new Date(now.getTime() - NEWS_DAYS * DAY)),
  ])
  const waiting = submissions.find(({ state, kind }) => state === 'waiting' && kind === 'before')
  const returned = submissions.find(({ id }) => id === draft.returnedId)
  const approved = submissions.find(({ state }) => state === 'approved')
  const days = modules.list.flatMap(({ waits = {} }) => waits[RECORD_KIND] ?? [])[0]?.days ?? 0
  return {
    public: organization?.visibility === 'public',
    slug: organization?.slug ?? '',
    trusted: organization?.trusted ?? false,
    published,
    drafted: draft.revision > 0 ? changesBetween(draft.base, draft.document) : [],
    overtaken: isOvertaken(draft, current.version),
    waiting: waiting && waitingOf(waiting, days, now),
    scheduled: scheduledOf(submissions),
    returned: returned && decidedOf(returned),
    approved: approved && { ...decidedOf(approved), corrected: correctedOf(approved, current.document) },
  }
}

/** Whether the public record was changed since the draft was begun. */
export const isOvertaken = (draft: Draft, version: number): boolean =>
  draft.revision > 0 && draft.baseVersion !== version

const findOrganization = (db: DbOrTx, id: string) =>
  db
    .selectFrom('organization as o')
    .leftJoin('record_trust as t', 't.organization_id', 'o.id')
    .select(['o.visibility', 'o.slug'])
    .select(({ eb }) => eb('t.since', 'is not', null).$castTo<boolean>().as('trusted'))
    .where('o.id', '=', id)
    .executeTakeFirst()

const findPublished = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('record_version')
    .select(['at', 'by_name as byName', 'why'])
    .where('organization_id', '=', organizationId)
    .where('why', '<>', 'found')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What waits, and what was decided lately, the latest first; with the record as it was published. */
const listRecent = (db: DbOrTx, organizationId: string, after: Date) =>
  db
    .selectFrom('record_submission as s')
    .leftJoin('record_version as v', (join) =>
      join.onRef('v.organization_id', '=', 's.organization_id').onRef('v.version', '=', 's.version_after'),
    )
    .selectAll('s')
    .select('v.document as published')
    .where('s.organization_id', '=', organizationId)
    .where((or) =>
      or.or([or('s.state', 'in', ['waiting', 'scheduled', 'returned']), or('s.decided_at', '>', after)]),
    )
    .orderBy('s.submitted_at', 'desc')
    .limit(50)
    .execute()

type Submission = Awaited<ReturnType<typeof listRecent>>[number]

function waitingOf(
  { id, publish_at, submitted_at, submitted_name, base, document }: Submission,
  days: number,
  now: Date,
): Waiting {
  const due = new Date(submitted_at.getTime() + days * DAY)
  return {
    id,
    publishAt: publish_at ?? undefined,
    since: submitted_at,
    byName: submitted_name,
    due,
    late: due < now,
    changes: changesBetween(base, document),
  }
}

const scheduledOf = (submissions: readonly Submission[]): Scheduled[] =>
  submissions
    .flatMap(({ id, state, publish_at: at, submitted_name: byName, base, approved_document: approved }) =>
      state === 'scheduled' && at && approved
        ? [{ id, at, byName, changes: changesBetween(base, approved) }]
        : [],
    )
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())

const decidedOf = ({
  decided_at,
  decided_name,
  submitted_at,
  reason,
  base,
  document,
}: Submission): Decided => ({
  at: decided_at ?? submitted_at,
  byName: decided_name ?? '',
  reason: reason ?? undefined,
  changes: changesBetween(base, document),
})

/** What was published otherwise than it was handed in, from the words handed in to those published. */
function correctedOf({ base, document, published }: Submission, current: RecordDocument): Change[] {
  const asked = new Set(changesBetween(base, document).map(changeKey))
  return changesBetween(document, published ?? current).filter((change) => asked.has(changeKey(change)))
}

/** How a part of the record stands. */
export type PartState = 'returned' | 'waiting' | 'scheduled' | 'draft' | 'filled' | 'empty'

/** How each part of the record stands, what needs somebody first. */
export function stateOf(group: Group, filled: boolean, status: Status): PartState {
  const touches = (changes: readonly Change[] | undefined) =>
    changes?.some((one) => one.group === group) === true
  if (touches(status.returned?.changes)) return 'returned'
  if (touches(status.drafted)) return 'draft'
  if (touches(status.waiting?.changes)) return 'waiting'
  if (status.scheduled.some(({ changes }) => touches(changes))) return 'scheduled'
  return filled ? 'filled' : 'empty'
}
