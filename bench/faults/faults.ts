import { parseArgs } from 'node:util'
import { fillingDisk } from './disk-full.ts'
import { killing } from './kills.ts'
import { type Fault, HEAD, isKept, line } from './outcome.ts'

/**
 * Lets faults happen to the product while a client outside keeps a ledger of what was acknowledged, and compares:
 * `npm run faults`, all of them, or `npm run faults -- --only WORD [--times 5]`. Ends with 1 when a promise was broken.
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, times: { type: 'string' } } })
const times = (usual: number) => Number(values.times ?? usual)

const FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of the application',
    promise: 'nothing acknowledged is lost or doubled; it serves again',
    run: () => killing('application', times(100)),
  },
  {
    name: 'kill -9 of the database',
    promise: 'nothing acknowledged is lost or doubled; it recovers alone',
    run: () => killing('database', times(50)),
  },
  {
    name: 'disk full',
    promise:
      'nothing acknowledged is lost; read-only with words before it is full, and writing again with room',
    run: () => fillingDisk(times(3)),
  },
]

let broken = 0
console.log(HEAD)
for (const fault of FAULTS.filter(({ name }) => name.includes(values.only ?? ''))) {
  const outcome = await fault.run()
  console.log(line(fault, outcome))
  if (!isKept(outcome)) broken++
}
if (broken > 0) console.error(`${broken} promises were broken.`)
process.exitCode = broken > 0 ? 1 : 0
