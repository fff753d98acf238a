import { parseArgs } from 'node:util'
import { accounts } from '../src/modules/accounts/module.ts'
import { hashPassword } from '../src/modules/accounts/password/hash.ts'
import { setPassword } from '../src/modules/accounts/passwords.ts'
import { testApplication } from '../src/platform/testing/application.ts'

/**
 * Does the time of an answer tell who has an account? Known and unknown names are tried in turns, each from a block of
 * addresses of its own; then the Mann-Whitney test: `node dist/bench/sign-in-times.js [--tries 1000]`.
 */
const { values } = parseArgs({ options: { tries: { type: 'string', default: '1000' } } })
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

let block = 0
/** Milliseconds of one form, sent from a new place. */
async function timeOf(path: string, fields: Record<string, string>): Promise<number> {
  const headers = { 'x-forwarded-for': `10.${(block >> 8) & 255}.${block++ & 255}.1` }
  const began = performance.now()
  await (
    await house.app.request(`/it/${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) })
  ).text()
  return performance.now() - began
}

/** How likely such a difference is when there is none (two-sided, normal approximation, as for thousands it may be). */
function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((value) => ({ value, mine: 1 })), ...other.map((value) => ({ value, mine: 0 }))]
  all.sort((a, b) => a.value - b.value)
  const rankSum = all.reduce((sum, { mine }, at) => sum + mine * (at + 1), 0)
  const [n, m] = [one.length, other.length]
  const u = rankSum - (n * (n + 1)) / 2
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  // Abramowitz and Stegun 26.2.17.
  const t = 1 / (1 + 0.2316419 * z)
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

for (const [path, field] of [
  ['accedi', { password: 'sbagliata del tutto' }],
  ['password-dimenticata', {}],
] as const) {
  const times: [number[], number[]] = [[], []]
  for (let at = 0; at < TRIES; at++)
    // Which comes first changes each time: what warms up helps both.
    for (const group of at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const who = (group === 0 ? known : unknown)[at % known.length] ?? ''
      await house.db.deleteFrom('sign_in_limit').execute()
      times[group].push(await timeOf(path, { who, ...field }))
    }
  const [here, nowhere] = times
  console.log(
    `${path}: ${TRIES} tries each, median ${median(here).toFixed(2)} ms known, ${median(nowhere).toFixed(2)} ms unknown, ` +
      `Mann-Whitney p = ${mannWhitney(here, nowhere).toFixed(3)}`,
  )
}
await house.stop()
