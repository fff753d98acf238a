// run-tests.mjs FILE…: runs files of tests in this order, some at once; ends with the runner's own summary. `node --test`
// would sort them, and the longest of the last folder would keep all but one processor waiting.
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

/** One more than a small machine has processors: a test waits for a browser, a lock or the clock now and then. */
const AT_ONCE = 3
const PATIENCE_MS = 600_000

process.exitCode = 1
run({ files: process.argv.slice(2), concurrency: AT_ONCE, timeout: PATIENCE_MS })
  .on('test:summary', ({ file, success }) => {
    if (file === undefined && success) process.exitCode = 0
  })
  .compose(spec)
  .pipe(process.stdout)
