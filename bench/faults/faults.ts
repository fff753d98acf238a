import { parseArgs } from 'node:util'
import { FAULTS } from './all.ts'
import { HEAD, isAsPromised, line } from './outcome.ts'

/**
 * Lets faults happen to the product while a client outside keeps a ledger of what was acknowledged, and compares:
 * `npm run faults`, all of them, `-- --only WORD [--times 5]` a part, `-- --quick` three of them once. Ends with 1 when a promise was broken
 * or a control broke none.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, times: { type: 'string' }, quick: { type: 'boolean' } },
})
const times = values.quick ? 1 : values.times === undefined ? undefined : Number(values.times)
const chosen = FAULTS(times).filter(
  ({ name, quick }) => name.includes(values.only ?? '') && (quick || !values.quick),
)

const broken: string[] = []
const began = performance.now()
console.log(HEAD)
for (const fault of chosen) {
  try {
    const outcome = await fault.run()
    console.log(line(fault, outcome))
    if (!isAsPromised(fault, outcome)) broken.push(fault.name)
  } catch (error) {
    console.log(`| ${fault.name} | ${fault.promise} | broken | | | | |`)
    broken.push(`${fault.name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
console.log(`\n${Math.round((performance.now() - began) / 60_000)} minutes.`)
for (const name of broken) console.error(`Not as promised: ${name}`)
process.exitCode = broken.length > 0 ? 1 : 0
