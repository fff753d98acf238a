import { sql } from 'kysely'
import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Outcome } from './contact.ts'
import { logContact } from './log-contact.ts'

const Called = z.object({
  organizationId: z.guid(),
  outcome: z.enum(['reached', 'corrected', 'no_answer', 'wrong_number', 'closed']),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.coerce.date(),
})

const OUTCOME: Record<z.infer<typeof Called>['outcome'], Outcome> = {
  reached: 'recorded',
  corrected: 'recorded',
  closed: 'recorded',
  no_answer: 'no_answer',
  wrong_number: 'wrong_number',
}

/** A call of the list of stale records is a contact too; nobody writes it down twice. */
export async function onCalled({ db }: Services, payload: unknown): Promise<void> {
  const { organizationId, outcome, by, at } = Called.parse(payload)
  const said = {
    channel: 'phone',
    who: 'organization',
    lang: 'it',
    minutes: null,
    interpreter: false,
  } as const
  const nothing = {
    topics: [],
    words: [],
    question: null,
    note: null,
    follow_up_on: null,
    follow_up_by: null,
  }
  await db.transaction().execute(async (tx) => {
    if (await isLogged(tx, { organizationId, at, by: by.id })) return
    await logContact(
      tx,
      { ...said, ...nothing, outcome: OUTCOME[outcome], records: [organizationId] },
      { by, scope: undefined, now: at },
    )
  })
}

/** Whoever kept it may have been ended before saying so, and then is told once more. */
async function isLogged(tx: Tx, call: { organizationId: string; at: Date; by: string }): Promise<boolean> {
  await sql`select 1 from organization where id = ${call.organizationId} for update`.execute(tx)
  const found = await tx
    .selectFrom('desk_contact as c')
    .innerJoin('desk_contact_record as r', 'r.contact_id', 'c.id')
    .select('c.id')
    .where('r.organization_id', '=', call.organizationId)
    .where('c.at', '=', call.at)
    .where('c.logged_by', '=', call.by)
    .executeTakeFirst()
  return found !== undefined
}
