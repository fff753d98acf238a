import assert from 'node:assert/strict'
import { test } from 'node:test'
import { files, read, sources } from './tree.ts'

const typescript = sources.filter((file) => /\.tsx?$/.test(file))

test('no source file is longer than 300 lines', () => {
  const long = sources.filter((file) => read(file).split('\n').length > 301)
  assert.deepEqual(long, [])
})

test('no any, no non-null assertion, no suppressed type, no enum, no skipped test', () => {
  const forbidden =
    /: any\b|\bas any\b|<any>|@ts-(ignore|expect-error|nocheck)|^\s*(export )?(const )?enum |\b(test|it|describe)\.(skip|only|todo)\b/m
  const wrong = typescript.filter(
    (file) => file !== 'tests/house-rules.test.ts' && forbidden.test(read(file)),
  )
  assert.deepEqual(wrong, [])
})

test('file names are kebab-case nouns, and PascalCase for components', () => {
  const wrong = typescript
    .map((file) => file.split('/').at(-1) ?? '')
    .filter((name) => !/^([a-z0-9]+(-[a-z0-9]+)*(\.test)?\.tsx?|[A-Z][A-Za-z0-9]*(\.test)?\.tsx)$/.test(name))
  assert.deepEqual(wrong, [])
})

test('no drawers: no utils, helpers or index files', () => {
  const wrong = typescript.filter((file) => /\/(utils?|helpers?|common|misc|index)(\.tsx?$|\/)/.test(file))
  assert.deepEqual(wrong, [])
})

test('what people type is held to what the database can hold: numbers have an end, days a year', () => {
  const unbounded = /coerce\.number\((?!.*(?:\.max\(|\.literal\())|iso\.date\(/
  const wrong = typescript
    .filter((file) => file.startsWith('src/modules/') && !file.endsWith('.test.ts'))
    // The lists of codes are our own files.
    .filter((file) => file !== 'src/modules/taxonomy/list-files.ts' && unbounded.test(read(file)))
  assert.deepEqual(wrong, [])
})

test('no inline style and no inline script leaves the server', () => {
  const wrong = typescript
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .filter((file) => /\sstyle=|\son(?!ce=)[a-z]+=["{]|<script>(?!<)/.test(read(file)))
  assert.deepEqual(wrong, [])
})

test('no path of a machine and no address of a package host is in the repository', () => {
  const hosts = new RegExp(['regi' + 'stry\\.npm', 'deb\\.deb' + 'ian\\.org', '/wo' + 'rk/[a-z]'].join('|'))
  const wrong = files
    .filter((file) => file !== 'package-lock.json' && !/\.(png|woff2|jpg|ico)$/.test(file))
    .filter((file) => hosts.test(read(file)))
  assert.deepEqual(wrong, [])
})

test('each migration of a module and each decision has a number of its own', () => {
  const numbered = files.flatMap((file) => /^(.*\/(?:migrations|decisions)\/\d{4})[-_]/.exec(file)?.[1] ?? [])
  assert.ok(numbered.length > 0)
  assert.deepEqual(
    numbered.filter((one, at) => numbered.indexOf(one) !== at),
    [],
  )
})
