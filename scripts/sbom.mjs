// npm run sbom [-- FILE]: writes what the product is made of as CycloneDX, from the lock file, without the network.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { root } from './stamps.mjs'

const ARGUMENTS = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--offline']

const file = resolve(process.argv[2] ?? join(root, 'dist', 'tessuto.cdx.json'))
const made = spawnSync('npm', ARGUMENTS, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })
if (made.status !== 0) {
  console.error(made.stderr || 'npm is not there: install it, or use another tool on package-lock.json')
  process.exit(1)
}
const bom = sameEachTime(withoutDevelopment(JSON.parse(made.stdout)))
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify(bom, undefined, 2)}\n`)
console.log(`${file}: ${bom.components.length} packages`)

/** What runs: npm's own `--omit=dev` also leaves out what a package for developing names beside us, such as zod. */
function withoutDevelopment(bom) {
  const isDevelopment = ({ properties = [] }) =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true')
  const components = bom.components.filter((one) => !isDevelopment(one))
  const there = new Set([bom.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])])
  const dependencies = bom.dependencies
    .filter(({ ref }) => there.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => there.has(one)) }))
  return { ...bom, components, dependencies }
}

/** The same lock file gives the same list: no moment, no chance, not the name of a folder. */
function sameEachTime(bom) {
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  // A UUID of version 8 (RFC 9562): the digits are ours.
  const id = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ]
  const { timestamp: _, ...metadata } = bom.metadata
  const component = { ...metadata.component, name, type: 'application' }
  const components = bom.components.toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1))
  return {
    ...bom,
    serialNumber: `urn:uuid:${id.join('-')}`,
    metadata: { ...metadata, component },
    components,
  }
}
