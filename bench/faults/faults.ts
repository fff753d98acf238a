import { parseArgs } from 'node:util'
import { FAULTS } from './all.ts'
import { HEAD, isAsPromised, line } from './outcome.ts'

/**
 * Lets faults happen to the product while a client outside keeps a ledger of what was acknowledged, and compares:
 * `npm run faults`, all of them, or `npm run faults -- --only WORD [--times 5]`. Ends with 1 when a promise was broken
 * or a control broke none.
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, times: { type: 'string' } } })
const times = values.times === undefined ? undefined : Number(values.times)

const broken: string[] = []
const began = performance.now()
console.log(HEAD)
for (const fault of FAULTS(times).filter(({ name }) => name.includes(values.only ?? ''))) {
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
