import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { MODULES } from '../src/modules.ts'
import { buildCx } from '../src/platform/http/build-cx.ts'
import { HttpError } from '../src/platform/http/errors.ts'
import type { Route } from '../src/platform/http/route.ts'
import { type TestApplication, testApplication } from '../src/platform/testing/application.ts'
import { nameOf, parametersOf } from './matrix/line.ts'
import { CHANGING, MAKING } from './matrix/making.ts'
import { type Asker, listAskers } from './matrix/people.ts'
import { makeThings, type Things } from './matrix/things.ts'
import { fill, ROUTES } from './pages.ts'

let house: TestApplication
let things: Things
let askers: readonly Asker[]
before(async () => {
  house = await testApplication(MODULES)
  things = await makeThings(house)
  askers = await listAskers(house, things)
})
after(() => house.stop())

const asker = (name: string): Asker => askers.find((one) => one.name === name) ?? assert.fail(name)
const pathOf = (route: Route): string =>
  `${route.scope === 'page' ? '/it' : ''}${fill(route.path, parametersOf(route, things))}`
const UNSAFE = ROUTES.filter(({ method }) => method !== 'GET')

/** What browsers say of a form that another site sends, the newer and the older ones. */
const FORGED: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost.evil.example' },
]

/** The forged forms that get another answer than 403. */
async function accepted(
  send: (route: Route, headers: Record<string, string>) => Promise<number>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const route of UNSAFE)
    for (const headers of FORGED) {
      const status = await send(route, headers)
      if (status !== 403) wrong.push(`${nameOf(route)} answered ${status} to ${JSON.stringify(headers)}`)
    }
  return wrong
}

test('no form that another site sends is taken, whoever the browser belongs to', async () => {
  for (const name of ['owner', 'keeper', 'self', 'territory_admin'])
    assert.deepEqual(
      await accepted(async (route, headers) => {
        const { cookie } = asker(name)
        const asked = { method: route.method, headers: { ...headers, cookie }, body: new URLSearchParams() }
        return (await house.app.request(pathOf(route), asked)).status
      }),
      [],
    )
})

test('without the look at where a form comes from, each would be taken (weak twin)', async () => {
  const visitor = asker('visitor')
  const wrong = await accepted(async (route, headers) => {
    const body = new URLSearchParams()
    const request = new Request(`http://localhost${pathOf(route)}`, { method: 'POST', headers, body })
    const cx = await buildCx(house.services, request, 'twin')
    const said = route.run({ ...cx, actor: visitor.cx.actor }, parametersOf(route, things), request)
    return said
      .then(({ status }) => status)
      .catch((error: unknown) => (error instanceof HttpError ? error.status : 500))
  })
  assert.equal(wrong.length, UNSAFE.length * FORGED.length)
})

/** Addresses whose forms have fields without a list, read one by one by name, so that nothing else of them counts. */
const READ_BY_NAME: readonly [beginning: string, why: string][] = [
  ['/area/:organizationId/scheda/', 'each section of a record reads its own fields'],
  ['/area/:organizationId/spazio/parti/', 'each kind of part of a site reads its own fields'],
  ['/gestione/schede/:invio', 'one field for each change to decide'],
  ['/gestione/doppioni/:uno/:altro', 'one field for each difference to settle'],
  ['/gestione/elenchi/:elenco/', 'one field for each language and property of the term'],
  ['/gestione/modifiche/:modifica', 'one field for each record to change'],
  ['/gestione/importazioni/:importazione/', 'one field for each column or row of the list'],
]

/** Whether a schema keeps fields that it does not name. */
function isOpen(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod as unknown as { def: { type: string; [part: string]: unknown } }
  const inner = [def.in, def.out, def.innerType, def.left, def.right, ...((def.options as unknown[]) ?? [])]
  if (def.type === 'object') return def.catchall !== undefined && !isNever(def.catchall)
  if (def.type === 'record' || def.type === 'any' || def.type === 'unknown') return true
  return inner.some((one) => one !== undefined && isObjectLike(one) && isOpen(one as z.core.$ZodType))
}
const isNever = (schema: unknown): boolean => (schema as z.core.$ZodType)._zod.def.type === 'never'
const isObjectLike = (schema: unknown): boolean =>
  ['object', 'record', 'pipe', 'intersection', 'union', 'optional', 'default', 'any', 'unknown'].includes(
    (schema as z.core.$ZodType)._zod.def.type,
  )

test('no form keeps fields that it does not name', () => {
  const open = UNSAFE.filter(({ form }) => form && isOpen(form)).map(({ path }) => path)
  assert.deepEqual(
    open.filter((path) => !READ_BY_NAME.some(([beginning]) => path.startsWith(beginning))),
    [],
  )
  assert.equal(isOpen(z.looseObject({ name: z.string() })), true, 'the check sees an open form (weak twin)')
})

test('every form either makes something new, once however often it is sent, or acts on what is there', () => {
  const making = new Set(UNSAFE.flatMap(({ makes, path }) => (makes ? [path] : [])))
  assert.deepEqual([...making].toSorted(), MAKING.map(([path]) => path).toSorted())
  const beginnings = CHANGING.flatMap(([, ...paths]) => paths)
  const unknown = UNSAFE.filter(
    ({ form, path, scope }) =>
      form && scope === 'page' && !making.has(path) && !beginnings.some((one) => path.startsWith(one)),
  )
  assert.deepEqual(unknown.map(nameOf), [], 'would it make two things, sent twice? See e2e/matrix/making.ts')
})

test('the forms that make something new carry the number of their showing', async () => {
  const bare: string[] = []
  for (const [path, page, name] of MAKING) {
    const at = (address: string) => `/it${fill(address, things.examples(address))}`
    const answer = await house.app.request(at(page), { headers: { cookie: asker(name).cookie } })
    const action = `action="${at(path.replace(':risposta', 'nuova'))}"`
    const own = ((await answer.text()).match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []).filter(
      (form) => form.includes(action),
    )
    if (own.length === 0 || own.some((form) => !form.includes('name="invio"')))
      bare.push(`${page} (${answer.status}): ${own.length} forms for ${path}`)
  }
  assert.deepEqual(bare, [])
})

test('fields of other things, sent along with every form, change nothing they name', async () => {
  const extra = {
    role: 'system_admin',
    roles: 'system_admin',
    state: 'suspended',
    visibility: 'draft',
    verified_at: '2020-01-01',
  }
  const ids = {
    organization_id: things.otherId,
    organizationId: things.otherId,
    account_id: things.self.id,
    owner_id: 'x',
  }
  const wild = { __proto__x: 'x', constructor: 'x', 'constructor.prototype.admin': '1', prototype: 'x' }
  const before = await rights()
  for (const route of UNSAFE.filter(
    ({ path }) => !/esci|elimina|accessi|stato|ruol|termina|ritira|lascia|togli|unioni/.test(path),
  )) {
    const body = new URLSearchParams({ ...extra, ...ids, ...wild })
    body.append('__proto__', 'x')
    body.append('__proto__[admin]', '1')
    for (const name of ['self', 'owner', 'keeper']) {
      const { status } = await house.app.request(pathOf(route), {
        method: 'POST',
        headers: { cookie: asker(name).cookie },
        body,
      })
      assert.ok(status < 500, `${nameOf(route)} answered ${status}`)
    }
  }
  assert.equal(await rights(), before)
  assert.equal(({} as Record<string, unknown>).admin, undefined)
})

/** Who may do what, and what everybody sees: nothing of it is in an ordinary form. */
async function rights(): Promise<string> {
  const { rows } = await sql<{ all: string }>`select
    (select string_agg(concat_ws('|', id, account_id, role, organization_id, territory, valid_to), ',' order by id) from role_grant)
    || (select string_agg(concat_ws('|', id, state, user_id, email), ',' order by id) from account)
    || (select string_agg(concat_ws('|', id, visibility, verified_at), ',' order by id) from organization) as all`.execute(
    house.db,
  )
  return rows[0]?.all ?? ''
}

test('opening any page, as programs that look into mail do, changes nothing', async () => {
  const before = await fingerprints()
  for (const route of ROUTES.filter(({ method }) => method === 'GET'))
    for (const name of ['visitor', 'self', 'owner', 'keeper'])
      await house.app.request(pathOf(route), { headers: { cookie: asker(name).cookie } })
  const now = await fingerprints()
  const changed = Object.keys(before).filter((table) => before[table] !== now[table])
  assert.deepEqual(
    changed.filter((table) => !MAY_CHANGE[table]),
    [],
  )
})

/** Tables that opening a page may change, and why that is no action of the person. */
const MAY_CHANGE: Readonly<Record<string, string>> = {
  session: 'when it was last used',
  search_asked: 'searches are counted',
  hsds_page_plan: 'where the pages of a list end, for an hour',
  totp: 'a secret that does not count until its first code is typed',
}

async function fingerprints(): Promise<Record<string, string>> {
  const { rows } = await sql<{ table: string }>`select table_name as "table" from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(house.db)
  const marks: Record<string, string> = {}
  for (const { table } of rows) {
    const { rows: found } = await sql<{ mark: string }>`
      select count(*) || md5(coalesce(string_agg(md5(one::text), '' order by md5(one::text)), '')) as mark
      from ${sql.table(table)} as one`.execute(house.db)
    marks[table] = found[0]?.mark ?? ''
  }
  return marks
}
