import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MODULES } from '../src/modules.ts'
import { assemble } from '../src/platform/modules.ts'
import { files, imports, read, sources } from './tree.ts'

const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1]
const code = sources.filter((file) => /^src\/.*\.tsx?$/.test(file))
/** Only the test database needs the list of modules: it must run their migrations. */
const REACHES_UP = ['src/platform/testing/templates.ts']

/** Ask the database that the operator names, or the private one of the machine, and no other address. */
const OWN_SOCKETS = [
  'src/platform/db/addresses.ts',
  ...['join', 'keeper', 'listen-alone'].map((name) => `src/platform/db/server/${name}.ts`),
]

test('the platform knows no module', () => {
  const wrong = code
    .filter(
      (file) => file.startsWith('src/platform/') && !file.endsWith('.test.ts') && !REACHES_UP.includes(file),
    )
    .filter((file) => imports(file).some((path) => path.startsWith('src/modules')))
  assert.deepEqual(wrong, [])
})

test('modules meet only through api.ts, named in the manifest; tests may start the whole of others', () => {
  const uses = new Map(MODULES.map((module) => [module.name, module.uses ?? []]))
  const wrong = code.flatMap((file) => {
    const own = moduleOf(file)
    if (!own) return []
    return imports(file)
      .filter((path) => moduleOf(path) !== undefined && moduleOf(path) !== own)
      .filter((path) => !(file.endsWith('.test.ts') && path.endsWith('/module.ts')))
      .filter((path) => !path.endsWith('/api.ts') || !uses.get(own)?.includes(moduleOf(path) ?? ''))
      .map((path) => `${file} imports ${path}`)
  })
  assert.deepEqual(wrong, [])
})

test('the list of modules holds every folder of src/modules, each after those it uses', () => {
  const folders = new Set(files.map(moduleOf).filter((name) => name !== undefined))
  assert.deepEqual(MODULES.map(({ name }) => name).toSorted(), [...folders].toSorted())
  assert.doesNotThrow(() => assemble(MODULES))
})

test('a module that uses one listed after it, or absent, is refused', () => {
  assert.throws(() => assemble([{ name: 'a', uses: ['b'] }, { name: 'b' }]), /a uses b/)
  assert.throws(() => assemble([{ name: 'a' }, { name: 'a' }]), /twice/)
})

test('a module writes only its own tables', () => {
  const owner = new Map<string, string>()
  for (const file of files.filter((one) => one.endsWith('.sql') && one.includes('/migrations/'))) {
    for (const [, table] of read(file).matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/gi)) {
      owner.set(table ?? '', moduleOf(file) ?? 'platform')
    }
  }
  const writes =
    /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)|\b(?:insert into|update|delete from|merge into|truncate) (\w+)/g
  const wrong = code
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx'))
    .flatMap((file) =>
      [...read(file).matchAll(writes)]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((table) => owner.has(table) && owner.get(table) !== (moduleOf(file) ?? 'platform'))
        .map((table) => `${file} writes ${table}`),
    )
  assert.deepEqual(wrong, [])
})

test('a module says what each of its tables keeps of people, and speaks of no other table', () => {
  for (const { name, privacy = {} } of MODULES) {
    const made = files
      .filter((file) => file.startsWith(`src/modules/${name}/migrations/`))
      .flatMap((file) => [...read(file).matchAll(/^create (?:unlogged )?table (\w+)/gm)])
      .map((match) => match[1] ?? '')
    assert.deepEqual(Object.keys(privacy).toSorted(), made.toSorted(), name)
  }
})

test('only src/platform/outbound asks other servers', () => {
  const outwards =
    /(?<![\w.])(?:globalThis\.)?fetch\((?!\))|\bnew (?:WebSocket|EventSource)\(|from '(?:undici|axios|got|(?:node:)?(?:http2|tls))'|import \{[^}]*\b(?:request|get|Agent|connect|createConnection|Socket)\b[^}]*\} from '(?:node:)?(?:https?|net)'/
  const wrong = code
    .filter((file) => !/\.test\.tsx?$|^src\/platform\/outbound\/|\/testing\//.test(file))
    .filter((file) => !OWN_SOCKETS.includes(file) && outwards.test(read(file)))
  assert.deepEqual(wrong, [])
  // Its library asks the issuer that the installation names; nobody else can make it ask anything.
  const openId = code.filter((file) => read(file).includes("from 'openid-client'"))
  assert.deepEqual(openId, ['src/modules/accounts/identity/open-id.ts'])
})
