import { parseArgs } from 'node:util'
import { FAULTS } from './all.ts'
import { stopAll } from './product.ts'
import { letHappen } from './report.ts'

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
const { report, over } = letHappen(chosen, { times, say: (words) => console.error(words) })
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(130))
await over
end(report.broken.length > 0 ? 1 : 0)

/** Also what is not over yet is ended. */
function end(code: number): void {
  console.log(report.text())
  for (const name of report.broken) console.error(`Not as promised: ${name}`)
  void stopAll().finally(() => process.exit(code))
}
