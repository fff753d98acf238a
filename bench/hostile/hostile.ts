import { parseArgs } from 'node:util'
import { inBrowser, listsInBrowser } from './browser.ts'
import { throughImports } from './imports.ts'
import { PAYLOADS } from './payloads/payloads.ts'
import { openPortal } from './portal.ts'
import {
  type Outcome,
  throughForms,
  throughHeaders,
  throughJson,
  throughPaths,
  throughQueries,
  whereItShows,
} from './ways.ts'

/**
 * Sends every hostile text through every parameter, path, header, form and body, then opens what was written in a real
 * browser: `node dist/bench/hostile/hostile.js [--every 10] [--no-browser]`, where `every` takes one text of so many.
 */
const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, 'no-browser': { type: 'boolean', default: false } },
})
const every = Number(values.every)
const texts = PAYLOADS.filter((_text, at) => at % every === 0)

const portal = await openPortal({ RATE_LIMIT: '0' })
const outcomes: Outcome[] = []
const ways = [throughQueries, throughPaths, throughHeaders, throughForms]
for (const way of [...ways, () => throughJson(portal), throughImports, () => whereItShows(portal)]) {
  const began = performance.now()
  const outcome = await way(portal, texts)
  outcomes.push(outcome)
  tell(outcome, began)
}
await portal.house.stop()
if (!values['no-browser']) {
  for (const look of [inBrowser, listsInBrowser]) {
    const began = performance.now()
    const outcome = await look(every)
    outcomes.push(outcome)
    tell(outcome, began)
  }
}
const wrong = outcomes.flatMap((outcome) => outcome.wrong)
for (const one of wrong.slice(0, 100)) console.log(one)
console.log(`${PAYLOADS.length} texts, one of ${every}: ${wrong.length} wrong answers`)
process.exitCode = wrong.length === 0 ? 0 : 1

function tell({ way, sent, wrong: bad }: Outcome, began: number): void {
  const seconds = Math.round((performance.now() - began) / 1_000)
  console.log(`| ${way} | ${sent} | ${bad.length} | ${seconds} s |`)
}
