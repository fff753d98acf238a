import { run } from 'node:test'
import { pathToFileURL } from 'node:url'
import { projectFile } from '../../src/platform/project.ts'
import { compiled, type Edit, type Noticed } from './twin.ts'

/** What came of a test: it `passed`, one of its assertions `noticed`, or it says nothing of the twin and why. */
export type Outcome = 'passed' | 'noticed' | `says nothing: ${string}`

/** Longest time for one test, in milliseconds. */
const PATIENCE_MS = 240_000

const PLANT = pathToFileURL(projectFile('dist/bench/mutation/plant.js')).href

/** Runs one test in a process of its own, on the product with these places changed. */
export async function outcomeOf(
  { test, name }: Pick<Noticed, 'test' | 'name'>,
  edits: readonly Edit[] = [],
): Promise<Outcome> {
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: projectFile('node_modules/.cache/compiled'),
    NODE_OPTIONS: `--import=${PLANT}`,
    WEAK_TWIN: JSON.stringify(edits),
  }
  const events = run({
    files: [projectFile(compiled(test))],
    testNamePatterns: [new RegExp(name.replace(/[^\w\s]/g, '\\$&'))],
    timeout: PATIENCE_MS,
    env,
  })
  let outcome: Outcome = 'says nothing: there is no such test'
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.name.includes(name) && outcome !== 'noticed') outcome = 'passed'
    if (type === 'test:fail' && outcome !== 'noticed') outcome = failure(data.details.error)
  }
  return outcome
}

/** An assertion that did not hold tells the twin; anything else may be a twin that does not even run. */
function failure(error: Error): Outcome {
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code === 'ERR_ASSERTION' ? 'noticed' : `says nothing: ${String(cause ?? error).slice(0, 300)}`
}
