import { parseArgs } from 'node:util'
import { testDatabase } from '../../src/platform/testing/database.ts'
import { outcomeOf } from './run-twin.ts'
import { type Edit, listTwins, type Noticed } from './twin.ts'

/**
 * Is each safeguard of docs/threats.md tested? Runs each test on the product, then with the safeguards that it names
 * taken out one at a time, and counts those that it notices:
 * `node dist/bench/mutation/threats.js [--only PART-OF-A-THREAT-A-FILE-OR-A-NAME] [--at-once 2]`.
 */
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, 'at-once': { type: 'string', default: '2' } },
})
const chosen = listTwins().flatMap((by): Noticed[] => {
  const twins = by.twins.filter((twin) => JSON.stringify([by.test, by.name, twin]).includes(values.only))
  return twins.length > 0 ? [{ ...by, twins }] : []
})

const wrong: string[] = []
async function expect(by: Noticed, edits: readonly Edit[], wanted: 'passed' | 'noticed', what: string) {
  const began = performance.now()
  const outcome = await outcomeOf(by, edits)
  const line = `${what}: ${outcome}`
  if (outcome !== wanted) wrong.push(line)
  console.log(
    `${outcome === wanted ? 'ok' : 'NO'} ${((performance.now() - began) / 1_000).toFixed(1)} s ${line}`,
  )
}

/** Takes one test after the other, until none is left. */
async function work(left: Iterator<Noticed>): Promise<void> {
  for (let next = left.next(); !next.done; next = left.next()) {
    const by = next.value
    await expect(by, [], 'passed', `on the product, ${by.test}: ${by.name}`)
    for (const { threat, says, edits } of by.twins)
      await expect(by, edits, 'noticed', `${threat} ${says} (${edits[0]?.file})`)
  }
}

/** Keeps PostgreSQL up between the tests. */
const held = await testDatabase()
const left = chosen.values()
await Promise.all(Array.from({ length: Number(values['at-once']) }, () => work(left)))
await held.stop()
const total = chosen.reduce((sum, { twins }) => sum + twins.length, 0)
console.log(`${total} weak twins, ${total - wrong.length} noticed`)
for (const one of wrong) console.log(`not as it must be: ${one}`)
process.exitCode = wrong.length > 0 ? 1 : 0
