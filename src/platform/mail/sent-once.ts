import { createHash } from 'node:crypto'
import type { Services } from '../cx.ts'
import type { Db } from '../db/database.ts'
import type { Mailer } from './mailer.ts'

/** Days for which we know what left: no job is tried for longer. */
const KEPT_DAYS = 14

/**
 * The mailer of one job: what a mail server took is not sent again when the job is tried again. Killed between the
 * server's word and ours, the same letter leaves a second time with the same Message-ID (RFC 5322 §3.6.4).
 */
export function mailerOfJob({ mailer, db }: Pick<Services, 'mailer' | 'db'>, jobId: string): Mailer {
  const before = new Map<string, number>()
  return {
    ...mailer,
    send: async (mail) => {
      const nth = before.get(mail.to) ?? 0
      before.set(mail.to, nth + 1)
      const which = digest(jobId, mail.to, String(nth))
      if (await isSent(db, which)) return
      // A letter with a link made anew is another letter: whoever gets both must see the newer one.
      await mailer.send({ ...mail, id: digest(which, mail.subject, mail.text) })
      await db
        .insertInto('mail_sent')
        .values({ mail: which, sent_at: new Date() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

const isSent = async (db: Db, mail: string): Promise<boolean> =>
  (await db.selectFrom('mail_sent').select('mail').where('mail', '=', mail).executeTakeFirst()) !== undefined

/** Forgets what left long ago. */
export async function forgetSent(db: Db, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.deleteFrom('mail_sent').where('sent_at', '<', limit).execute()
}

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)
