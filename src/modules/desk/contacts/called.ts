import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
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
  await db
    .transaction()
    .execute((tx) =>
      logContact(
        tx,
        { ...said, ...nothing, outcome: OUTCOME[outcome], records: [organizationId] },
        { by, scope: undefined, now: at },
      ),
    )
}
