import { type ExpressionBuilder, sql } from 'kysely'
import type { Database, DbOrTx } from '../../platform/db/database.ts'

/** Orders of the queue. */
export const QUEUE_SORTS = ['oldest', 'newest', 'title'] as const

/** Things on one page of the queue. */
export const QUEUE_PAGE = 50

/** What somebody sees of the queue: kinds with the territories they look after there, `undefined` for everywhere. */
export interface QueueFilter {
  kinds: ReadonlyMap<string, readonly string[] | undefined>
  /** Words that must be in the title. */
  text: string
  published: boolean | undefined
  sort: (typeof QUEUE_SORTS)[number]
}

/** One page of what waits, and how many there are. */
export async function listWaiting(db: DbOrTx, filter: QueueFilter, page: number) {
  const open = db
    .selectFrom('waiting_item')
    .where('settled_at', 'is', null)
    .where((on) => seen(on, filter.kinds))
    .$if(filter.text !== '', (query) =>
      query.where(sql<boolean>`strpos(lower(title), lower(${filter.text})) > 0`),
    )
    .$if(filter.published !== undefined, (query) => query.where('published', '=', filter.published === true))
  const rows = await open
    .select([
      'kind',
      'id',
      'title',
      'lang',
      'since',
      'submitted_by',
      'submitted_name',
      'published',
      'doubtful',
    ])
    .$if(filter.sort === 'title', (query) => query.orderBy('title'))
    .orderBy('since', filter.sort === 'newest' ? 'desc' : 'asc')
    .orderBy('id')
    .limit(QUEUE_PAGE)
    .offset((page - 1) * QUEUE_PAGE)
    .execute()
  const { total } = await open.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows, total }
}
export type WaitingRow = Awaited<ReturnType<typeof listWaiting>>['rows'][number]

/** How many wait of each kind. */
export async function countWaiting(
  db: DbOrTx,
  kinds: QueueFilter['kinds'],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('waiting_item')
    .where('settled_at', 'is', null)
    .where((on) => seen(on, kinds))
    .groupBy('kind')
    .select(['kind', ({ fn }) => fn.countAll<number>().as('count')])
    .execute()
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}

/** Which of these, open or settled, the person sees and did not ask for: the others cannot be decided by them. */
export async function decidable(
  db: DbOrTx,
  kind: string,
  ids: readonly string[],
  {
    territories,
    actorId,
    open,
  }: { territories: readonly string[] | undefined; actorId: string; open: boolean },
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('waiting_item')
    .select('id')
    .where('id', 'in', ids)
    .where('settled_at', open ? 'is' : 'is not', null)
    .where((on) => seen(on, new Map([[kind, territories]])))
    .where((on) => on.or([on('submitted_by', 'is', null), on('submitted_by', '!=', actorId)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** The open thing of a kind that waits longest, which the person sees and did not ask for. */
export async function decidableNow(
  db: DbOrTx,
  kind: string,
  { territories, actorId }: { territories: readonly string[] | undefined; actorId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('waiting_item')
    .select('id')
    .where('settled_at', 'is', null)
    .where((on) => seen(on, new Map([[kind, territories]])))
    .where((on) => on.or([on('submitted_by', 'is', null), on('submitted_by', '!=', actorId)]))
    .orderBy('since')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

function seen(on: ExpressionBuilder<Database, 'waiting_item'>, kinds: QueueFilter['kinds']) {
  return on.or(
    [...kinds].map(([kind, territories]) =>
      on.and([
        on('kind', '=', kind),
        ...(territories ? [sql<boolean>`territories && ${[...territories]}::text[]`] : []),
      ]),
    ),
  )
}
