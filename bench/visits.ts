// What counting costs a page: the same pages asked in turns of two applications, one of which counts nothing.
// `node dist/bench/visits.js`; processor time, so that other work on the machine changes little.

import { startSite } from '../e2e/site.ts'
import { MODULES } from '../src/modules.ts'
import { createApp } from '../src/platform/http/app.ts'
import { assemble } from '../src/platform/modules.ts'

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
const TURNS = 16
const ASKED = 15

const site = await startSite()
const silent = MODULES.map(({ onShown: _, ...module }) => module)
const apps = {
  counting: createApp(site.services),
  silent: createApp({ ...site.services, modules: assemble(silent) }),
}

async function processorTime(app: (typeof apps)['silent'], path: string): Promise<number> {
  const before = process.cpuUsage()
  for (let asked = 0; asked < ASKED; asked++) {
    const answer = await app.request(path, { headers: BROWSER })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / ASKED
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
for (const path of ['/it/enti/la-lanterna-dei-compiti', '/it/enti?q=anziani']) {
  const times = { counting: [] as number[], silent: [] as number[] }
  for (let turn = 0; turn < TURNS; turn++) {
    const order = turn % 2 === 0 ? (['counting', 'silent'] as const) : (['silent', 'counting'] as const)
    for (const name of order) times[name].push(await processorTime(apps[name], path))
  }
  const [counting, without] = [median(times.counting), median(times.silent)]
  console.log(
    `${path}: ${Math.round(without)} µs without, ${Math.round(counting)} µs with counts, ratio ${(counting / without).toFixed(3)}`,
  )
}
await site.stop()
