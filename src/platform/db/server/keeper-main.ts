import { keep } from './keeper.ts'
import type { KeeperOptions } from './lease.ts'

const [, , options = '{}'] = process.argv
process.title = 'tessuto-database'
await keep(JSON.parse(options) as KeeperOptions)
