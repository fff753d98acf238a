import { z } from 'zod'
import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Db, DbOrTx, Tx } from '../../../platform/db/database.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { isLang } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import { emit } from '../../../platform/jobs/emit.ts'
import { putWaiting, reopenWaiting, settleWaiting } from '../../board/api.ts'
import { listTerritories } from './territories.ts'

/** Name of what citizens report, in the queue. */
export const REPORT_KIND = 'directory.report'

/** What a report may be about, in the order of the form. */
export const ABOUT = ['contacts', 'hours', 'address', 'services', 'closed', 'other'] as const
export type About = (typeof ABOUT)[number]

/** Seconds a person needs at least to read the form and write something; programs are faster. */
const LEAST_SECONDS = 3
/** Reports taken for one organisation, and for all, in the last ten minutes: more is an attack or a mistake. */
const MOST = { one: 10, all: 100 } as const
const WINDOW_MS = 600_000

/** The form of a report. `sito` is a trap: people do not see it, programs fill it in. */
export const ReportForm = z.object({
  about: lastOf(z.enum(ABOUT)),
  message: lastOf(z.string().trim().min(1).max(5000)),
  email: lastOf(z.union([z.literal(''), z.email().max(254)], { error: 'form.email' }).default('')),
  sito: lastOf(z.string().default('')),
  da: lastOf(z.coerce.number().max(Number.MAX_SAFE_INTEGER).catch(0).default(0)),
})
export type ReportInput = z.infer<typeof ReportForm>

/** What became of a report; `trapped` is told nothing else than a person is. */
export type ReportOutcome = 'received' | 'trapped' | 'too_fast' | 'too_many'

/** Takes a report of wrong data, or says why not now. */
export async function reportRecord(
  cx: Pick<Cx, 'db' | 'now' | 'lang' | 'requestId'>,
  organizationId: string,
  input: ReportInput,
): Promise<ReportOutcome> {
  if (input.sito !== '') return 'trapped'
  if (cx.now.getTime() - input.da < LEAST_SECONDS * 1000) return 'too_fast'
  if (await isFlooded(cx.db, organizationId, cx.now)) return 'too_many'
  await cx.db.transaction().execute(async (tx) => {
    const id = newId(cx.now)
    const { about, message } = input
    const report = { id, organization_id: organizationId, about, message, lang: cx.lang, created_at: cx.now }
    await tx
      .insertInto('record_report')
      .values({ ...report, email: input.email || null, closed_at: null })
      .execute()
    await putInQueue(tx, organizationId, { id, since: cx.now })
    await audit(tx, {
      actor: { name: 'public' },
      action: 'directory.report_record',
      subject: 'record_report',
      subjectId: id,
      // Neither message nor mail address: the log is kept longer than either.
      after: { organizationId, about, lang: cx.lang },
      requestId: cx.requestId,
      at: cx.now,
    })
    await emit(tx, 'directory.record_reported', { reportId: id, organizationId })
  })
  return 'received'
}

/** Puts a report in the queue of the territory of its organisation. */
export async function putInQueue(tx: Tx, organizationId: string, { id, since }: { id: string; since: Date }) {
  const organization = await tx
    .selectFrom('organization')
    .select(['name', 'original_lang'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  const { name: title, original_lang } = organization
  const lang = isLang(original_lang) ? original_lang : 'it'
  const territories = await listTerritories(tx, organizationId)
  await putWaiting(tx, { kind: REPORT_KIND, id, title, lang, organizationId, territories, since })
}

/** Counts in the database, so that no address of a person is kept. */
async function isFlooded(db: DbOrTx, organizationId: string, now: Date): Promise<boolean> {
  const { one, all } = await db
    .selectFrom('record_report')
    .where('created_at', '>', new Date(now.getTime() - WINDOW_MS))
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>(eb.case().when('organization_id', '=', organizationId).then(1).end()).as('one'),
    ])
    .executeTakeFirstOrThrow()
  return one >= MOST.one || all >= MOST.all
}

/** What staff decide of a report; reopening undoes either. */
export const REPORT_STATES = ['open', 'done', 'dismissed'] as const
export type ReportState = (typeof REPORT_STATES)[number]

/** Closes a report, with an answer by mail where there is one, or opens it again; says whether there was one. */
export function decideReport(
  cx: { db: Db; now: Date; requestId: string },
  actor: { id: string; name: string },
  id: string,
  state: ReportState,
  answer = '',
): Promise<boolean> {
  return cx.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('record_report')
      .select(['state', 'email'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return false
    if (before.state === state) return true
    await tx
      .updateTable('record_report')
      .set({ state, closed_at: state === 'open' ? null : cx.now, ...(answer && { answer }) })
      .where('id', '=', id)
      .execute()
    if (state === 'open') await reopenWaiting(tx, { kind: REPORT_KIND, id })
    else await settleWaiting(tx, { kind: REPORT_KIND, id, by: actor.name, at: cx.now })
    if (answer && before.email) await emit(tx, 'directory.report_answered', { reportId: id })
    await audit(tx, {
      actor,
      action: 'directory.decide_report',
      subject: 'record_report',
      subjectId: id,
      before: { state: before.state },
      after: { state, answered: answer !== '' && before.email !== null },
      requestId: cx.requestId,
      at: cx.now,
    })
    return true
  })
}

/** Days after closing a report at which the mail address of who wrote is erased, as the form promises. */
export const EMAIL_DAYS = 30

/** Erases mail addresses that are no longer needed; returns how many. */
export async function eraseReportEmails(db: DbOrTx, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('record_report')
    .set({ email: null })
    .where('email', 'is not', null)
    .where('closed_at', '<', new Date(now.getTime() - EMAIL_DAYS * 86_400_000))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
