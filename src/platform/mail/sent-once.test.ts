import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import type { Mail, Mailer } from './mailer.ts'
import { isRefusedForGood } from './refused.ts'
import { forgetSent, mailerOfJob } from './sent-once.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

/** A mailer that keeps what it is given, and breaks on the mails to one address. */
function office(broken?: string) {
  const sent: Mail[] = []
  const mailer: Mailer = {
    kind: 'smtp',
    verify: async () => {},
    send: async (mail) => {
      sent.push(mail)
      if (mail.to === broken) throw new Error('cut')
    },
  }
  return { sent, mailer }
}

const letter = (to: string, text = 'Buongiorno') => ({ to, subject: 'Avviso', text })

test('a job that is tried again sends only what did not leave, with the Message-ID it had', async () => {
  const first = office('beppe@example.it')
  const job = mailerOfJob({ mailer: first.mailer, db: database.db }, 'job-1')
  await job.send(letter('anna@example.it'))
  await assert.rejects(job.send(letter('beppe@example.it')), /cut/)
  const second = office()
  const again = mailerOfJob({ mailer: second.mailer, db: database.db }, 'job-1')
  await again.send(letter('anna@example.it'))
  await again.send(letter('beppe@example.it'))
  assert.deepEqual(
    second.sent.map(({ to, id }) => [to, id]),
    [['beppe@example.it', first.sent[1]?.id]],
  )
})

test('two letters of one job to one person both leave; the same letter of another job is another one', async () => {
  const { sent, mailer } = office()
  const one = mailerOfJob({ mailer, db: database.db }, 'job-2')
  await one.send(letter('anna@example.it'))
  await one.send(letter('anna@example.it'))
  await mailerOfJob({ mailer, db: database.db }, 'job-3').send(letter('anna@example.it'))
  assert.equal(new Set(sent.map(({ id }) => id)).size, 3)
})

test('what left long ago is forgotten', async () => {
  await forgetSent(database.db, new Date(Date.now() + 15 * 86_400_000))
  assert.deepEqual(await database.db.selectFrom('mail_sent').select('mail').execute(), [])
})

test('only an address that will never take mail is given up at once', () => {
  const says = (response: string) => isRefusedForGood(Object.assign(new Error(response), { response }))
  assert.equal(says('550 5.1.1 <anna@example.it>: user unknown'), true)
  assert.equal(says('554 5.7.1 relay access denied'), false)
  assert.equal(says('450 4.2.0 greylisted'), false)
  assert.equal(isRefusedForGood(new Error('cut')), false)
})
