import { parseArgs } from 'node:util'
import { LANGUAGES } from '../../src/platform/i18n/languages.ts'
import { startPart, told } from '../part.ts'
import { commandLine, figure, heading, table } from '../search/report.ts'
import type { Asked } from './client.ts'
import { figuresOf, quantile } from './figures.ts'
import type { Portal } from './portal.ts'
import type { Held } from './server.ts'

// node --expose-gc dist/bench/load/soak.js [--minutes 60] [--warm 10] [--rate 30] [--bodies 0] [--few 40]: the realistic mix
// for long, and each half minute what the process of the pages holds after its rubbish was taken away. Prints how it
// grows, by least squares over what comes after the warm-up. Before, every page and every word is asked for twice in each
// language, so that what is kept ready is as full as it ever gets. `--few`: about so many words, places and records only.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    warm: { type: 'string', default: '10' },
    rate: { type: 'string', default: '30' },
    bodies: { type: 'string', default: '0' },
    data: { type: 'string', default: '/var/tmp/bs' },
    every: { type: 'string', default: '30' },
    few: { type: 'string' },
  },
})
const [minutes, warm, every] = [values.minutes, values.warm, values.every].map(Number) as [
  number,
  number,
  number,
]

const server = startPart(new URL('server.js', import.meta.url), [values.bodies, values.data, 'guarded'], {
  execArgv: ['--expose-gc'],
  env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '131072' },
})
const client = startPart(new URL('client.js', import.meta.url))
const portal = few(await told<Portal>(server))
await askForAll(portal)
client.send({ portal })
await told(client)

/** Hours since the beginning, what is held, and what came of the readers. */
interface Look extends Held {
  hours: number
  p99: number
  failed: number
  refused: number
}

const looks: Look[] = []
const began = performance.now()
while (performance.now() - began < minutes * 60_000) {
  client.send({ rate: Number(values.rate), seconds: every })
  const { outcomes, failed, refused } = figuresOf('', every, (await told<Asked>(client)).outcomes)
  server.send('held')
  const held = await told<Held>(server)
  const p99 = quantile(
    outcomes.map(({ sinceDue }) => sinceDue),
    0.99,
  )
  looks.push({ ...held, hours: (performance.now() - began) / 3_600_000, p99, failed, refused })
  process.stderr.write(
    `${figure((performance.now() - began) / 60_000)} min ${JSON.stringify(looks.at(-1))}\n`,
  )
}
print(looks.filter(({ hours }) => hours * 60 > warm))
for (const part of [client, server]) part.disconnect()

function few(portal: Portal): Portal {
  const some = <One>(list: readonly One[]) => list.slice(0, values.few ? Number(values.few) : undefined)
  const { slugs, ids, words, towns } = portal
  return { ...portal, slugs: some(slugs), ids: some(ids), words: some(words), towns: some(towns) }
}

/** Four at a time, as the pages of a crawler. */
async function askForAll({ port, slugs, words }: Portal): Promise<void> {
  const asked = [...new Set(words)].map((word) => `enti?q=${encodeURIComponent(word)}`)
  const listed = Array.from({ length: Math.ceil(slugs.length / 20) }, (_, at) => `enti?pagina=${at + 1}`)
  const paths = [...slugs.map((slug) => `enti/${slug}`), ...listed, ...asked]
  const all = LANGUAGES.flatMap((lang) => paths.flatMap((path) => [`/${lang}/${path}`, `/${lang}/${path}`]))
  const began = performance.now()
  const next = all.values()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const path of next) await fetch(`http://127.0.0.1:${port}${path}`).then((answer) => answer.text())
    }),
  )
  process.stderr.write(`${all.length} pages first, in ${figure((performance.now() - began) / 60_000)} min\n`)
}

/** The slope of a line through points, by least squares, and its standard error: units of `y` in one of `x`. */
function slope(points: readonly (readonly [x: number, y: number])[]): { by: number; error: number } {
  const sum = (of: (x: number, y: number) => number) => points.reduce((all, [x, y]) => all + of(x, y), 0)
  const [meanX, meanY] = [sum((x) => x) / points.length, sum((_, y) => y) / points.length]
  const wide = sum((x) => (x - meanX) ** 2)
  const by = sum((x, y) => (x - meanX) * (y - meanY)) / wide
  const left = sum((x, y) => (y - meanY - by * (x - meanX)) ** 2)
  return { by, error: Math.sqrt(left / (points.length - 2) / wide) }
}

function print(after: readonly Look[]): void {
  const kinds = {
    resident: 'resident MB',
    heap: 'heap MB',
    outside: 'outside the heap MB',
    arrays: 'of it arrays MB',
    handles: 'handles',
    files: 'files',
  }
  const rows = (Object.keys(kinds) as (keyof typeof kinds)[]).map((key) => {
    const held = after.map((look) => look[key])
    const { by, error } = slope(after.map((look) => [look.hours, look[key]]))
    return [
      kinds[key],
      figure(held[0] ?? 0),
      figure(held.at(-1) ?? 0),
      figure(Math.max(...held)),
      `${figure(by)} ± ${figure(error)}`,
    ]
  })
  console.log(heading(commandLine()))
  console.log(
    `${values.rate} requests a second for ${minutes} minutes, of which the first ${warm} not counted; each ${every} s after the ` +
      `rubbish was taken away${values.few ? `; ${values.few} words, places and records` : ''}. Failed ${after.reduce((sum, look) => sum + look.failed, 0)}, refused ` +
      `${figure(after.reduce((sum, look) => sum + look.refused * every, 0))}; p99 ${figure(after[0]?.p99 ?? 0)} ms at first, ` +
      `${figure(after.at(-1)?.p99 ?? 0)} at the end.\n`,
  )
  console.log(
    table(
      ['of the process of the pages', 'after the warm-up', 'at the end', 'at most', 'grows by, an hour'],
      rows,
    ),
  )
}
