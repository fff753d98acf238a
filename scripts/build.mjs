// Compiles the server with the project's TypeScript and builds the browser's assets, each only when its sources changed;
// run by itself after `npm ci`, it makes the private PostgreSQL ready too.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { linkPostgres, projectNode } from './platform.mjs'
import { hashOf, readStamp, root, writeStamp } from './stamps.mjs'

const CODE = ['src', 'tests', 'e2e', 'bench']

const steps = [
  {
    name: 'The server',
    run: ['node_modules/typescript/bin/tsc'],
    from: [...CODE, 'tsconfig.json', 'package-lock.json'],
    before: forgetRemovedSources,
  },
  {
    name: 'The look of the pages',
    run: ['scripts/build-assets.mjs'],
    from: ['assets', 'islands', 'src', 'scripts/build-assets.mjs', 'package-lock.json'],
  },
]

/** Builds what is stale; returns false when a step failed. */
export function build(say = () => {}) {
  const stale = steps.filter((step) => !upToDate(step))
  if (stale.length > 0) say('Building…')
  return stale.every(make)
}

function upToDate(step) {
  return !existsSync(join(root, step.run[0])) || readStamp(stampOf(step)) === sourcesOf(step)
}

function make(step) {
  const hash = sourcesOf(step)
  step.before?.()
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`
  const done = spawnSync(projectNode(), step.run, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH },
  })
  if (done.status !== 0) {
    console.error(`${step.name} could not be built: see the lines above.`)
    return false
  }
  writeStamp(stampOf(step), hash)
  return true
}

function sourcesOf(step) {
  return hashOf(step.from.map((name) => join(root, name)))
}

function stampOf(step) {
  return join(root, 'dist', `.${step.run[0].split('/').pop()}.stamp`)
}

/** The compiler leaves what it made from a source that is gone; a removed test would run for ever. */
function forgetRemovedSources() {
  for (const folder of CODE) {
    const compiled = join(root, 'dist', folder)
    if (!existsSync(compiled)) continue
    for (const name of readdirSync(compiled, { recursive: true })) {
      if (!name.endsWith('.js')) continue
      const source = join(root, folder, name.slice(0, -3))
      if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) continue
      for (const made of [name, `${name}.map`]) rmSync(join(compiled, made), { force: true })
    }
  }
}

if (process.argv[1]?.endsWith('build.mjs')) {
  linkPostgres()
  process.exitCode = build(console.log) ? 0 : 1
}
