import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { compiled, listTwins } from '../bench/mutation/twin.ts'
import { projectFile } from '../src/platform/project.ts'
import { read } from './tree.ts'

const PAGE = read('docs/threats.md')
/** Lines such as "- `e2e/x.test.ts`: the name of a test". */
const PROOFS = [...PAGE.matchAll(/^- `([^`]+)`(?:: (.+))?$/gm)].map(([, file = '', name]) => ({ file, name }))

test('every proof that the page of threats names is there, under that name', () => {
  assert.ok(PROOFS.length > 60)
  const missing = PROOFS.filter(
    ({ file, name }) => !existsSync(projectFile(file)) || (name && !read(file).includes(name)),
  )
  assert.deepEqual(missing, [])
})

test('all 28 threats are answered, each with a proof or with what is missing', () => {
  const parts = PAGE.split(/^## /m).slice(1)
  assert.deepEqual(
    parts.map((part) => /^T\d+/.exec(part)?.[0]),
    Array.from({ length: 28 }, (_, at) => `T${at + 1}`),
  )
  const silent = parts.filter((part) => !/^- `/m.test(part) && !/^Not (here|yet)/m.test(part))
  assert.deepEqual(silent, [])
})

test('every weak twin stands on the page, below its test and under its threat', () => {
  const parts = new Map(PAGE.split(/^## /m).map((part) => [part.split(' ')[0], part.split('\n')]))
  const absent = listTwins().flatMap(({ test, name, twins }) =>
    twins.filter(({ threat, says, edits }) => {
      const lines = parts.get(threat) ?? []
      const at = lines.indexOf(`  - \`${edits[0]?.file}\`: ${says}`)
      const proof = lines.slice(0, at).findLast((line) => line.startsWith('- ')) ?? ''
      const named = proof.slice(proof.indexOf(': ') + 2)
      return at < 0 || !proof.startsWith(`- \`${test}\``) || !(named.includes(name) || name.includes(named))
    }),
  )
  assert.deepEqual(absent, [])
})

test('each weak twin changes a place that is there once, and its test is there', () => {
  const wrong = listTwins().flatMap(({ test, name, twins }) => [
    ...(read(test).includes(name) ? [] : [`${test}: ${name}`]),
    ...twins
      .flatMap(({ edits }) => edits)
      .filter(({ file, find }) => read(compiled(file)).split(find).length !== 2)
      .map(({ file, find }) => `${file}: ${find}`),
  ])
  assert.deepEqual(wrong, [])
})
