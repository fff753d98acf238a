import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { PROJECT } from '../src/platform/project.ts'
import { files, read } from './tree.ts'

interface Locked {
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
}

const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
const locked = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
)
  .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
  .map(([, entry]) => entry)
const direct = Object.keys(manifest.dependencies ?? {})
const optional = Object.keys(manifest.optionalDependencies ?? {})

test('the decision on packages says how many there are, and they are as many', () => {
  const text = read('docs/decisions/0020-supply-chain.md').replace(/\s+/g, ' ')
  const said =
    /has (\d+) direct packages at run time and (\d+) optional.*holds (\d+) that .*?, (\d+) of them/.exec(text)
  const foreign = locked.filter((entry) => entry.optional).length
  assert.deepEqual(said?.slice(1).map(Number), [direct.length, optional.length, locked.length, foreign])
})

test('every direct package is named in a decision', () => {
  const decisions = files.filter((file) => file.startsWith('docs/decisions/')).map(read)
  const unnamed = [...direct, ...optional].filter(
    (name) => !decisions.some((text) => new RegExp(`(?<![\\w@/-])${name}(?![\\w/-])`).test(text)),
  )
  assert.deepEqual(unnamed, [])
})

test('the list of what the product is made of has every package with version and licence, the same each time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessuto-sbom-'))
  try {
    const [one = '', two = ''] = ['one', 'two'].map((name) => {
      const file = join(folder, name)
      const made = spawnSync(process.execPath, ['scripts/sbom.mjs', file], { cwd: PROJECT, encoding: 'utf8' })
      assert.equal(made.status, 0, made.stderr)
      return readFileSync(file, 'utf8')
    })
    assert.equal(one, two)
    const bom = JSON.parse(one) as { bomFormat: string; components: Record<string, unknown>[] }
    assert.equal(bom.bomFormat, 'CycloneDX')
    const names = new Set(bom.components.map(({ group, name }) => (group ? `${group}/${name}` : name)))
    assert.deepEqual(
      direct.filter((name) => !names.has(name)),
      [],
    )
    // dom-walk says MIT in the old field `licenses`.
    const bare = bom.components.filter(
      ({ name, version, licenses }) => !(version && licenses) && name !== 'dom-walk',
    )
    assert.deepEqual(bare, [])
    assert.doesNotMatch(one, new RegExp(`"timestamp"|${PROJECT}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
