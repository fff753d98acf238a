// npm run faults: lets faults happen to the product and compares with what it acknowledged; see bench/faults.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectNode } from './platform.mjs'
import { setup } from './setup.mjs'
import { root } from './stamps.mjs'

if (!setup({ quiet: true })) process.exit(1)
const args = [join('dist', 'bench', 'faults', 'faults.js'), ...process.argv.slice(2)]
process.exitCode = spawnSync(projectNode(), args, { cwd: root, stdio: 'inherit' }).status ?? 1
