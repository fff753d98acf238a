import type { Services } from '../../platform/cx.ts'
import type { Tx } from '../../platform/db/database.ts'
import { robotsAllow } from './robots.ts'
import { tellOfAddress } from './tell-directory.ts'
import { AGAIN_AFTER, type Seen, seenOf, standing } from './verdict.ts'

type Needed = Pick<Services, 'db' | 'outbound'>

/** Milliseconds between two requests to one host. */
const HOST_GAP = 10_000
/** For that long an address is of the process that took it; cut off, another takes it afterwards. */
const LEASE = 3_600_000
const ROBOTS_FOR = 7 * 86_400_000
const MOST_ROBOTS = 50_000
/** Answers to HEAD that say nothing of the page: the page itself is asked. */
const ASK_AGAIN = [400, 403, 404, 405, 410, 429, 500, 501, 503]

interface Taken {
  id: string
  url: string
  host: string
  robots: string | null
  robots_at: Date | null
}

/**
 * Asks the addresses whose day came, one at a time and no host more than once in ten seconds, until none is due or the
 * time is over. Any number of processes may run: each takes others. Says how many were asked.
 */
export async function checkDue(
  services: Needed,
  clock: () => Date,
  { forMs = 240_000 }: { forMs?: number } = {},
): Promise<number> {
  const end = clock().getTime() + forMs
  for (let asked = 0; ; asked++) {
    if (clock().getTime() >= end) return asked
    const taken = await services.db.transaction().execute((tx) => takeDue(tx, clock()))
    if (!taken) return asked
    await checkOne(services, taken, clock)
  }
}

/** Takes the address that waited longest whose host may be asked. */
async function takeDue(tx: Tx, now: Date): Promise<Taken | undefined> {
  const found = await tx
    .selectFrom('link_address as a')
    .leftJoin('link_host as h', 'h.host', 'a.host')
    .select(['a.id', 'a.url', 'a.host', 'h.robots', 'h.robots_at'])
    .where('a.check_at', '<=', now)
    .where((or) => or.or([or('h.ask_at', 'is', null), or('h.ask_at', '<=', now)]))
    .orderBy('a.check_at')
    .limit(1)
    .forUpdate('a')
    .skipLocked()
    .executeTakeFirst()
  if (!found) return undefined
  await tx
    .updateTable('link_address')
    .set({ check_at: new Date(now.getTime() + LEASE) })
    .where('id', '=', found.id)
    .execute()
  const askAt = new Date(now.getTime() + HOST_GAP)
  await tx
    .insertInto('link_host')
    .values({ host: found.host, ask_at: askAt, robots: null, robots_at: null })
    .onConflict((conflict) => conflict.column('host').doUpdateSet({ ask_at: askAt }))
    .execute()
  return found
}

/** Asks one address and keeps what it showed. */
async function checkOne(services: Needed, taken: Taken, clock: () => Date): Promise<void> {
  const seen = await look(services, taken, clock())
  const now = clock()
  await services.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('link_address')
      .select(['state', 'failing_since'])
      .where('id', '=', taken.id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return
    const after = standing(before.failing_since, seen, now)
    await tx
      .updateTable('link_address')
      .set({ ...after, checked_at: now, check_at: new Date(now.getTime() + AGAIN_AFTER) })
      .where('id', '=', taken.id)
      .execute()
    if ((before.state === 'dead') !== (after.state === 'dead')) await tellOfAddress(tx, taken.id)
  })
}

async function look({ db, outbound }: Needed, taken: Taken, now: Date): Promise<Seen> {
  const url = new URL(taken.url)
  const robots = await robotsOf({ db, outbound }, taken, now)
  if (!robotsAllow(robots, `${url.pathname}${url.search}`)) return { skipped: 'robots' }
  const head = await outbound.request(taken.url, { method: 'HEAD' })
  const isUnsure = 'status' in head ? ASK_AGAIN.includes(head.status) : head.failed === 'broken'
  if (!isUnsure) return seenOf(head, taken.url)
  // The first bytes are enough; servers that do not know ranges send all, of which the client reads two megabytes.
  const page = await outbound.request(taken.url, { headers: { range: 'bytes=0-1023' } })
  return seenOf(page, taken.url)
}

/** What the host asks of programs, read once a week; a host that says nothing asks nothing. */
async function robotsOf({ db, outbound }: Needed, taken: Taken, now: Date): Promise<string> {
  if (taken.robots_at && now.getTime() - taken.robots_at.getTime() < ROBOTS_FOR) return taken.robots ?? ''
  const answer = await outbound.request(new URL('/robots.txt', taken.url).href)
  const isThere = 'status' in answer && answer.status === 200
  const robots = isThere ? answer.body.toString('utf8').slice(0, MOST_ROBOTS).replaceAll('\0', '') : ''
  await db
    .updateTable('link_host')
    .set({ robots: robots.toWellFormed(), robots_at: now })
    .where('host', '=', taken.host)
    .execute()
  return robots
}
