import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, type Round } from './load.ts'

// node dist/bench/pages.js: the results page against the plainest server that sends the same bytes, in turns.

const ROUNDS = 5
const folder = mkdtempSync(join(tmpdir(), 'tessuto-bench-'))

const ours = await started(fork(new URL('results-server.js', import.meta.url)))
const path = '/it/enti?q=prato'
const page = Buffer.from(await (await fetch(`http://127.0.0.1:${ours.port}${path}`)).arrayBuffer())
writeFileSync(join(folder, 'page.html'), page)
const raw = await started(fork(new URL('raw-server.js', import.meta.url), [join(folder, 'page.html')]))

const rounds: { raw: Round; ours: Round }[] = []
await load({ port: ours.port, path, seconds: 3 })
for (let round = 0; round < ROUNDS; round++) {
  rounds.push({ raw: await load({ port: raw.port, path: '/' }), ours: await load({ port: ours.port, path }) })
}
const perSecond = (of: 'raw' | 'ours') => median(rounds.map((round) => round[of].perSecond))
const p99 = (of: 'raw' | 'ours') => median(rounds.map((round) => round[of].p99))
console.log(
  `${cpus().length} cores, ${cpus()[0]?.model}; ${page.byteLength} bytes, 16 connections, medians of ${ROUNDS}`,
)
console.log('| | pages/s | p99 ms | share of raw |\n|---|---|---|---|')
console.log(`| raw node:http | ${perSecond('raw').toFixed(0)} | ${p99('raw').toFixed(1)} | 100 % |`)
const share = (perSecond('ours') / perSecond('raw')) * 100
console.log(
  `| results page, search excluded | ${perSecond('ours').toFixed(0)} | ${p99('ours').toFixed(1)} | ${share.toFixed(1)} % |`,
)
for (const { child } of [ours, raw]) child.disconnect()
rmSync(folder, { recursive: true })

/** Waits until a forked server tells its port. */
function started(child: ChildProcess): Promise<{ child: ChildProcess; port: number }> {
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ child, port: Number(port) }))
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}`)))
  })
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
