import { parseArgs } from 'node:util'
import { accounts } from '../src/modules/accounts/module.ts'
import { hashPassword } from '../src/modules/accounts/password/hash.ts'
import { setPassword } from '../src/modules/accounts/passwords.ts'
import { testApplication } from '../src/platform/testing/application.ts'

/**
 * Does the time of an answer tell who has an account? Known and unknown names are tried in turns, each from a block of
 * addresses of its own; then a test by ranks: `node dist/bench/sign-in-times.js [--tries 1000]
 * [--form registrati]`.
 */
const { values } = parseArgs({
  options: { tries: { type: 'string', default: '1000' }, form: { type: 'string' } },
})
const TRIES = Number(values.tries)

const house = await testApplication([accounts], { TRUST_PROXY: '1' })
const hash = await hashPassword('quattro mele rosse')
const known: string[] = []
for (let at = 0; at < 50; at++) {
  const { id } = await house.person()
  await setPassword(house.db, id, hash, new Date())
  const { email } = await house.db
    .selectFrom('account')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  known.push(email)
}
const unknown = known.map((email) => `x${email.slice(1)}`)

const { cookie } = await house.person()
const statuses = new Map<string, number>()
let block = 0
/** Milliseconds of one form, sent from a new place; throws when it is answered in another way than before. */
async function timeOf(path: string, fields: Record<string, string>): Promise<number> {
  const own = path.startsWith('account/') ? { cookie } : {}
  const headers = { ...own, 'x-forwarded-for': `10.${(block >> 8) & 255}.${block++ & 255}.1` }
  const began = performance.now()
  const body = new URLSearchParams(fields)
  const answer = await house.app.request(`/it/${path}`, { method: 'POST', headers, body })
  await answer.text()
  const taken = performance.now() - began
  const { status } = answer
  if ((statuses.get(path) ?? status) !== status) throw new Error(`${path} was answered ${status}`)
  statuses.set(path, status)
  return taken
}

/**
 * How likely it is that a group is slower so often when it is not: the signed-rank test of Wilcoxon over the tries made
 * one after the other (two-sided, normal approximation, as for hundreds it may be).
 */
function wilcoxon(one: readonly number[], other: readonly number[]): number {
  const apart = one.map((value, at) => value - (other[at] ?? 0))
  apart.sort((a, b) => Math.abs(a) - Math.abs(b))
  const rankSum = apart.reduce((sum, value, at) => sum + (value > 0 ? at + 1 : 0), 0)
  const n = apart.length
  const z = Math.abs(rankSum - (n * (n + 1)) / 4) / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)
  // Abramowitz and Stegun 26.2.17.
  const t = 1 / (1 + 0.2316419 * z)
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

let made = 0
/** The forms in which somebody types whose account it may be, each with what else it asks. */
const FORMS: Readonly<Record<string, (who: string) => Record<string, string>>> = {
  accedi: (who) => ({ who, password: 'sbagliata del tutto' }),
  'password-dimenticata': (who) => ({ who }),
  registrati: (email) => ({
    email,
    userId: `nuova${made++}`,
    name: 'Prova',
    password: 'quattro pere verdi',
  }),
  'account/email': (email) => ({ email }),
}
for (const [path, fieldsFor] of Object.entries(FORMS)) {
  if (values.form !== undefined && values.form !== path) continue
  const times: [number[], number[]] = [[], []]
  for (let at = 0; at < TRIES; at++)
    // Which comes first changes each time: what warms up helps both.
    for (const group of at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const who = (group === 0 ? known : unknown)[at % known.length] ?? ''
      await house.db.deleteFrom('sign_in_limit').execute()
      times[group].push(await timeOf(path, fieldsFor(who)))
    }
  const [here, nowhere] = times
  console.log(
    `${path}, answered ${statuses.get(path)}: ${TRIES} tries each, median ${median(here).toFixed(2)} ms known, ${median(nowhere).toFixed(2)} ms unknown, ` +
      `Wilcoxon p = ${wilcoxon(here, nowhere).toFixed(3)}`,
  )
}
await house.stop()
