import { parseArgs } from 'node:util'
import { FAULTS } from './all.ts'
import { complaint, type Fault, HEAD, line } from './outcome.ts'
import { stopAll } from './product.ts'
import { newTries } from './tries.ts'

/**
 * Lets faults happen to the product while a client outside keeps a ledger of what was acknowledged, and compares:
 * `npm run faults`, all of them, `-- --only WORD [--times 5]` a part, `-- --quick` three of them once. Tells of each try, and
 * prints a table at the end. Ends with 1 when a promise was broken or a control broke none.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, times: { type: 'string' }, quick: { type: 'boolean' } },
})
const times = values.quick ? 1 : values.times === undefined ? undefined : Number(values.times)
const chosen = FAULTS.filter(
  ({ name, quick }) => name.includes(values.only ?? '') && (quick || !values.quick),
)

const lines: string[] = []
const broken: string[] = []
const notes: string[] = []
const began = performance.now()
const minutes = () => ((performance.now() - began) / 60_000).toFixed(1)
const print = () => console.log([``, HEAD, ...lines, ``, ...notes, `${minutes()} minutes.`].join('\n'))
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    print()
    void stopAll().finally(() => process.exit(130))
  })
for (const fault of chosen) await happen(fault)
print()
for (const name of broken) console.error(`Not as promised: ${name}`)
process.exitCode = broken.length > 0 ? 1 : 0

async function happen(fault: Fault): Promise<void> {
  console.error(`${minutes()} min: ${fault.name}`)
  const tries = newTries(times ?? fault.times, {
    minutes: fault.minutes,
    say: (words) => console.error(`  ${minutes()} min: ${words}`),
  })
  try {
    const verdict = await fault.run(tries)
    lines.push(line(fault, tries, verdict))
    const wrong = complaint(fault, tries, verdict)
    if (wrong) broken.push(`${fault.name}: ${wrong}`)
  } catch (error) {
    lines.push(`| ${fault.name} | ${fault.promise} | ${tries.seconds.length}, then broken | | | | |`)
    broken.push(`${fault.name}: ${error instanceof Error ? error.message : String(error)}`)
  }
  notes.push(...tries.notes.map((words) => `${fault.name}: ${words}.\n`))
}
