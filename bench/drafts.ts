import { fork } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'

/**
 * Fifty organisations save drafts while others read the public pages, twenty a second: is reading slower than when
 * nobody writes? Quiet and busy in turns: `node dist/bench/drafts.js [--turns 3] [--seconds 20] [--pause 5]`, where
 * `pause` is the seconds between two savings of one organisation.
 */
const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    pause: { type: 'string', default: '5' },
  },
})
const SECONDS = Number(values.seconds)
const READS_A_SECOND = 20

interface Portal {
  address: string
  writers: readonly { id: string; cookie: string }[]
  slugs: readonly string[]
}

const server = fork(new URL('drafts-server.js', import.meta.url))
const portal = await new Promise<Portal>((resolve, reject) => {
  server.once('message', (told) => resolve(told as Portal))
  server.once('exit', (code) => reject(new Error(`the portal ended with ${code}`)))
})
const PAGES = [
  '/it',
  '/it/enti',
  '/it/enti?q=anziani',
  '/ar/enti?q=prato',
  ...portal.slugs.map((slug) => `/it/enti/${slug}`),
]

/** Milliseconds from when a page should have been asked to its last byte, at a constant rate. */
async function read(): Promise<number[]> {
  const taken: number[] = []
  const began = performance.now()
  const asked = Array.from({ length: SECONDS * READS_A_SECOND }, async (_, at) => {
    const due = began + (at * 1_000) / READS_A_SECOND
    await setTimeout(Math.max(1, due - performance.now()))
    const answer = await fetch(`${portal.address}${PAGES[at % PAGES.length]}`)
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`)
    taken.push(performance.now() - due)
  })
  await Promise.all(asked)
  return taken
}

/** The fields of a form as a browser would send it back unchanged. */
function fieldsOf(form: string): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [input, name = ''] of form.matchAll(/<input[^>]*?name="([^"]*)"[^>]*>/g)) {
    const isChosen = !/type="(checkbox|radio|file|search)"/.test(input) || / checked/.test(input)
    if (isChosen) fields.append(name, / value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*?name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields.append(
      name,
      /<option[^>]*?value="([^"]*)"[^>]* selected/.exec(options)?.[1] ??
        /value="([^"]*)"/.exec(options)?.[1] ??
        '',
    )
  return fields
}

/** One organisation opens its page and saves it again and again, each time with something else in it. */
async function write({ id, cookie }: Portal['writers'][number], until: number): Promise<number> {
  const page = `${portal.address}/it/area/${id}/scheda/contatti`
  let saved = 0
  await setTimeout(Math.random() * Number(values.pause) * 1_000)
  while (performance.now() < until) {
    const form = await (await fetch(page, { headers: { cookie } })).text()
    const fields = fieldsOf(form)
    fields.set('email', `salvata${saved}@ente.example`)
    const answer = await fetch(page, {
      method: 'POST',
      headers: { cookie },
      body: fields,
      redirect: 'manual',
    })
    if (answer.status !== 303)
      throw new Error(
        `a saving answered ${answer.status}: ${/id="errors".*?<\/ul>/s.exec(await answer.text())}`,
      )
    saved++
    await setTimeout(Number(values.pause) * 1_000)
  }
  return saved
}

const at = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const quiet: number[] = []
const busy: number[] = []
let saved = 0
await read()
for (let turn = 0; turn < Number(values.turns); turn++) {
  quiet.push(...(await read()))
  const until = performance.now() + SECONDS * 1_000
  const [times, savings] = await Promise.all([
    read(),
    Promise.all(portal.writers.map((writer) => write(writer, until))),
  ])
  busy.push(...times)
  saved += savings.reduce((sum, one) => sum + one, 0)
}
server.disconnect()
const line = (name: string, times: number[]) =>
  `| ${name} | ${times.length} | ${at(times, 0.5).toFixed(1)} | ${at(times, 0.99).toFixed(1)} |`
console.log('| public pages | read | p50 ms | p99 ms |\n|---|---|---|---|')
console.log(line('nobody writes', quiet))
console.log(line(`${portal.writers.length} organisations save ${saved} drafts`, busy))
console.log(`p99 busy / quiet: ${(at(busy, 0.99) / at(quiet, 0.99)).toFixed(2)}`)
