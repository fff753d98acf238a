import assert from 'node:assert/strict'
import { after, before, beforeEach } from 'node:test'
import type { Module } from '../../../platform/module.ts'
import { findAccountByEmail } from '../../../platform/session/accounts.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { doJobs, openPostOffice, type PostOffice } from '../../../platform/testing/post-office.ts'
import { accounts } from '../module.ts'

/** The password of everybody in these tests. */
export const PASSWORD = 'quattro mele rosse'

type Fields = Record<string, string>

/** The house with a mail server, for a file of tests: what people send, and what comes by mail. */
export const byMail = (...more: Module[]) => byMailWith({}, ...more)

/** The same with settings. */
export function byMailWith(settings: Fields, ...more: Module[]) {
  let opened: { house: TestApplication; post: PostOffice } | undefined
  const get = () => opened ?? assert.fail('opens with the first test')
  before(async () => {
    const post = await openPostOffice()
    const env = {
      TRUST_PROXY: '1',
      SMTP_URL: post.url,
      PUBLIC_URL: 'https://volontariato.example',
      ...settings,
    }
    const house = await testApplication([accounts, ...more], env).catch(async (error: unknown) => {
      // One that stays open keeps the whole run waiting.
      await post.stop()
      throw error
    })
    opened = { post, house }
  })
  after(async () => {
    await opened?.house.stop()
    await opened?.post.stop()
  })
  beforeEach(() => opened?.post.received.splice(0))
  let block = 0
  const from = (more: Fields) => ({ 'x-forwarded-for': `10.9.${block++}.1`, ...more })
  const send = (path: string, fields: Fields, headers: Fields = {}) =>
    get().house.app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: from(headers),
    })
  const register = (userId: string, email = `${userId}@example.org`, more: Fields = {}, lang = 'it') =>
    send(`/${lang}/registrati`, { userId, email, name: `Persona ${userId}`, password: PASSWORD, ...more })
  const work = () => doJobs(get().house)
  return {
    house: () => get().house,
    post: () => get().post,
    /** Opens a page, each time from a block of addresses of its own. */
    open: (path: string, headers: Fields = {}) => get().house.app.request(path, { headers: from(headers) }),
    send,
    register,
    work,
    lastLetter: () => lastLetter(get().post),
    /** Somebody who registered and confirmed. */
    member: async (userId: string) => {
      await register(userId)
      await work()
      assert.equal((await send(lastLetter(get().post).link, {})).status, 303)
      return (await findAccountByEmail(get().house.db, `${userId}@example.org`)) ?? assert.fail('no account')
    },
    /** The Cookie header of a member who signs in. */
    enter: async (who: string, password = PASSWORD) => {
      const answer = await send('/it/accedi', { who, password })
      return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
    },
  }
}

/** The last mail: to whom, as it came without soft line ends, and the path of its link. */
function lastLetter({ received }: PostOffice) {
  const { to, message: folded } = received.at(-1) ?? assert.fail('no mail')
  const message = folded.replace(/=\r\n/g, '')
  const link = /https:\/\/volontariato\.example(\/\w\w\/[\w/-]+\/[\w-]{43})/.exec(message)?.[1] ?? ''
  return { to, message, link }
}
