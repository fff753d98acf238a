import { setInterval } from 'node:timers'
import { parseArgs } from 'node:util'
import { inBrowser, listsInBrowser } from './browser.ts'
import { throughImports } from './imports.ts'
import { PAYLOADS } from './payloads/payloads.ts'
import { SCRIPTS } from './payloads/scripts.ts'
import { openPortal } from './portal.ts'
import { openParts, tableOf } from './table.ts'
import {
  type Outcome,
  type Portal,
  throughForms,
  throughHeaders,
  throughJson,
  throughPaths,
  throughQueries,
  whereItShows,
} from './ways.ts'

/**
 * Sends every hostile text through every parameter, path, header, form and body, then opens what was written in a real
 * browser: `node dist/bench/hostile/hostile.js [--every 10] [--only forms,browser] [--notes FILE]`, where `every` takes one
 * text of so many. With a file of notes a run that was stopped goes on with the same command.
 */
const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    only: { type: 'string' },
    notes: { type: 'string' },
  },
})
/** Texts that share a portal, so that none is worn out by what the forms did to it. */
const BLOCK = 48

const PARTS = {
  parameters: throughQueries,
  paths: throughPaths,
  headers: throughHeaders,
  forms: throughForms,
  json: (portal: Portal) => throughJson(portal),
  imports: throughImports,
  pages: (portal: Portal) => whereItShows(portal),
} as const
const BROWSER = { browser: inBrowser, lists: listsInBrowser } as const
const scripts = new Set(SCRIPTS)

const texts = PAYLOADS.filter((_text, at) => at % Number(values.every) === 0)
const wanted = values.only?.split(',') ?? [...Object.keys(PARTS), ...Object.keys(BROWSER)]
const { parts, isDone, add } = openParts(values.notes)
let doing = 'starting'
const clock = setInterval(() => console.error(`${new Date().toISOString().slice(11, 19)} ${doing}`), 60_000)
process.once('SIGTERM', end).once('SIGINT', end)

for (let from = 0; from < texts.length; from += BLOCK) await send(from, texts.slice(from, from + BLOCK))
end()

async function send(from: number, block: readonly string[]): Promise<void> {
  const todo = <Way extends string>(ways: readonly Way[]) =>
    ways.filter(
      // The bodies of JSON are a list of their own.
      (way) => wanted.includes(way) && !isDone(`${way} ${from}`) && (way !== 'json' || from === 0),
    )
  const ways = todo(Object.keys(PARTS) as (keyof typeof PARTS)[])
  if (ways.length > 0) {
    const portal = await openPortal({ RATE_LIMIT: '0' })
    for (const way of ways) await timed(way, from, () => PARTS[way](portal, block))
    await portal.house.stop()
  }
  const run = block.filter((text) => scripts.has(text))
  if (run.length === 0) return
  for (const way of todo(Object.keys(BROWSER) as (keyof typeof BROWSER)[]))
    await timed(way, from, () => BROWSER[way](run))
}

async function timed(way: string, from: number, go: () => Promise<Outcome>): Promise<void> {
  doing = `${way}, texts from ${from} of ${texts.length}`
  const began = performance.now()
  const outcome = await go()
  const seconds = (performance.now() - began) / 1_000
  add(`${way} ${from}`, outcome, seconds)
  console.error(`${doing}: ${outcome.sent} sent, ${outcome.wrong.length} wrong, ${seconds.toFixed(1)} s`)
  for (const one of outcome.wrong.slice(0, 20)) console.error(one)
}

function end(): void {
  clearInterval(clock)
  const wrong = parts.flatMap((part) => part.wrong)
  for (const one of wrong.slice(0, 100)) console.log(one)
  console.log(`${tableOf(parts)}\n${texts.length} of ${PAYLOADS.length} texts: ${wrong.length} wrong answers`)
  process.exit(wrong.length === 0 ? 0 : 1)
}
