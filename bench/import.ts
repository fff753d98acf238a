// node dist/bench/import.js [FILE]: dry run, real run and second run of a list, each in a process of its own.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { sql } from 'kysely'
import { frugalMemory } from '../src/modules/imports/frugal-memory.ts'
import { applyBatch, checkBatch } from '../src/modules/imports/run.ts'
import { hashOf, stageFile } from '../src/modules/imports/stage.ts'
import { loadTerritoryData } from '../src/modules/territory/api.ts'
import { connect, type Db } from '../src/platform/db/database.ts'
import { projectFile } from '../src/platform/project.ts'
import { testDatabase } from '../src/platform/testing/database.ts'

const [, program = '', file = projectFile('../shared/data/5x1000-2020/ammessi_2020.csv'), what, url] =
  process.argv

/** Figures of one run: seconds on the clock, seconds of processor, megabytes at most. */
interface Figures {
  seconds: number
  cpu: number
  databaseCpu: number
  megabytes: number
  counts: unknown
}

async function measured(path: string, dry: boolean, databaseUrl: string): Promise<Figures> {
  frugalMemory()
  const db = connect(databaseUrl, { max: 1 })
  const now = new Date()
  const started = performance.now()
  const staging = { path, fileName: basename(path), fileHash: await hashOf(path), createdBy: 'bench', now }
  const batch = await stageFile(db, { ...staging, source: 'bench', authority: 'import' })
  const counts = dry
    ? await checkBatch(db, batch.id)
    : await applyBatch(db, batch.id, { actor: { name: 'bench' }, now })
  const seconds = (performance.now() - started) / 1_000
  const databaseCpu = await backendCpu(db)
  await db.destroy()
  const used = process.resourceUsage()
  return {
    seconds,
    cpu: (used.userCPUTime + used.systemCPUTime) / 1e6,
    databaseCpu,
    megabytes: used.maxRSS / 1024,
    counts,
  }
}

/** Processor seconds of the one connection used, where the database is on this Linux machine. */
async function backendCpu(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  try {
    const fields = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8').split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return Number.NaN
  }
}

function runChild(kind: 'dry' | 'real', databaseUrl: string): Figures {
  const child = spawnSync(process.execPath, [program, file, kind, databaseUrl], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as Figures
}

async function bench(): Promise<void> {
  const database = await testDatabase()
  try {
    await loadTerritoryData(database.db)
    console.log(
      '| import | seconds | processor: this | processor: PostgreSQL | MB at most | rows |\n|---|---|---|---|---|---|',
    )
    for (const [name, kind] of [
      ['dry run', 'dry'],
      ['real run', 'real'],
      ['same file again', 'real'],
    ] as const) {
      const { seconds, cpu, databaseCpu, megabytes, counts } = runChild(kind, database.url)
      console.log(
        `| ${name} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${databaseCpu.toFixed(1)} | ${megabytes.toFixed(0)} | ${JSON.stringify(counts)} |`,
      )
    }
  } finally {
    await database.stop()
  }
}

if (url && what) console.log(JSON.stringify(await measured(file, what === 'dry', url)))
else await bench()
