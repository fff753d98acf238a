import { parseArgs } from 'node:util'
import { testDatabase } from '../../src/platform/testing/database.ts'
import { outcomeOf } from './run-twin.ts'
import { listTwins, type Noticed } from './twin.ts'

/**
 * Is each safeguard of docs/threats.md tested? Takes them out one at a time, runs the test that must notice, and counts
 * those that do: `node dist/bench/mutation/threats.js [--only PART-OF-A-THREAT-A-FILE-OR-A-NAME]`.
 */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const chosen = listTwins().flatMap((by): Noticed[] => {
  const twins = by.twins.filter((twin) => JSON.stringify([by.test, by.name, twin]).includes(values.only))
  return twins.length > 0 ? [{ ...by, twins }] : []
})

const wrong: string[] = []
const say = (line: string, seconds: number, right: boolean) => {
  console.log(`${right ? 'ok' : 'NO'} ${seconds.toFixed(1)} s ${line}`)
  if (!right) wrong.push(line)
}
const timed = async <Result>(work: Promise<Result>): Promise<[Result, number]> => {
  const began = performance.now()
  return [await work, (performance.now() - began) / 1_000]
}

/** Keeps PostgreSQL up between the tests. */
const held = await testDatabase()
let total = 0
for (const by of chosen) {
  const [whole, seconds] = await timed(outcomeOf(by))
  say(`${by.test}: ${by.name}: ${whole} on the product`, seconds, whole === 'passed')
  for (const twin of by.twins) {
    total++
    const [outcome, spent] = await timed(outcomeOf(by, twin.edits))
    say(`  ${twin.threat} ${twin.says} (${twin.edits[0]?.file}): ${outcome}`, spent, outcome === 'noticed')
  }
}
await held.stop()
console.log(`${total} weak twins, ${total - wrong.length} noticed`)
for (const one of wrong) console.log(`not as it must be: ${one}`)
process.exitCode = wrong.length > 0 ? 1 : 0
