import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { board } from '../board/module.ts'
import { directory } from '../directory/module.ts'
import { taxonomy } from '../taxonomy/module.ts'
import { territory } from '../territory/module.ts'
import { thesaurus } from '../thesaurus/module.ts'
import { hsds } from './module.ts'
import { plantRows } from './plant-fixture.ts'
import { type Ask, WALKS } from './walk-fixture.ts'

let house: TestApplication
before(async () => {
  house = await testApplication([board, taxonomy, territory, thesaurus, directory, hsds])
})
after(() => house.stop())

const ask: Ask = async (path) => {
  const answer = await house.app.request(path)
  assert.equal(answer.status, 200, path)
  return answer.json()
}

/** Organisations with one service each; odd ones have identifiers far before all others, as an import may give. */
async function plant(count: number, name = 'Ente'): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => {
    const made = newId()
    const id = n % 2 === 0 ? made : `${made.slice(-8)}-1111-4111-8111-${made.slice(-12)}`
    return { id, slug: `e-${id}`, name: `${name} ${n}` }
  })
  const services = rows.map(({ id }) => ({ id: newId(), organization_id: id, name: `Servizio di ${id}` }))
  await plantRows(house.db, { organization: rows, service: services })
  return rows.map(({ id }) => id)
}

/** Writes at every step: a new record before and after all others, one deleted, one hidden, one renamed. */
function writer(passing: string[], steady: string[]) {
  return async () => {
    await plant(2, 'Nuovo')
    const [gone, hidden] = [passing.shift(), passing.pop()]
    if (gone) await house.db.deleteFrom('organization').where('id', '=', gone).execute()
    const change = (id: string, set: { name?: string; visibility?: string }) =>
      house.db
        .updateTable('organization')
        .set({ ...set, updated_at: new Date() })
        .where('id', '=', id)
        .execute()
    if (hidden) await change(hidden, { visibility: 'hidden' })
    const renamed = steady[Math.floor(Math.random() * steady.length)]
    if (renamed) await change(renamed, { name: 'Cambiato' })
  }
}

for (const [name, walk] of Object.entries(WALKS)) {
  test(`a walk ${name} sees once every record that was there throughout, whatever is written`, async () => {
    const steady = await plant(60)
    const passing = await plant(40)
    const write = writer(passing, steady)
    const seen: string[] = []
    for await (const page of walk(ask, '/hsds/organizations?per_page=7')) {
      seen.push(...page.contents.map(({ id }) => id))
      await write()
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.deepEqual(
      steady.filter((id) => !seen.includes(id)),
      [],
    )
  })
}

test('a walk over services holds too, and over terms, and each page says where it stands', async () => {
  const steady = await plant(20)
  for (const list of ['/hsds/services?per_page=25&search=servizio', '/hsds/taxonomy_terms?per_page=90']) {
    for (const walk of Object.values(WALKS)) {
      const seen: string[] = []
      for await (const page of walk(ask, list)) seen.push(...page.contents.map(({ id }) => id))
      assert.equal(new Set(seen).size, seen.length)
      const { total_items: total } = await (await house.app.request(list)).json()
      assert.equal(seen.length, total)
    }
  }
  const { contents } = await ask(`/hsds/services?organization_id=${steady[0]}`)
  assert.equal(contents.length, 1)
})

test('the envelope is what HSDS says, and a page past the end is empty', async () => {
  const first = await (await house.app.request('/hsds/organizations?per_page=5')).json()
  assert.deepEqual(
    [first.page_number, first.size, first.first_page, first.last_page, first.empty],
    [1, 5, true, false, false],
  )
  assert.equal(first.total_pages, Math.ceil(first.total_items / 5))
  const lastPath = `/hsds/organizations?per_page=5&page=${first.total_pages}&snapshot=${first.snapshot}`
  const last = await (await house.app.request(lastPath)).json()
  assert.deepEqual([last.first_page, last.last_page, last.next], [false, true, undefined])
  const past = await (await house.app.request('/hsds/organizations?per_page=5&page=999999')).json()
  assert.deepEqual([past.size, past.empty, past.last_page, past.contents], [0, true, true, []])
})

test('the next page stands in the Link header with all filters', async () => {
  const answer = await house.app.request('/hsds/organizations?per_page=5&search=ente&full=true')
  const link = answer.headers.get('link') ?? ''
  assert.match(
    link,
    /^<http:\/\/localhost\/hsds\/organizations\?per_page=5&search=ente&full=true&cursor=\w+>; rel="next"$/,
  )
  assert.equal(answer.headers.get('access-control-allow-origin'), '*')
})

test('a snapshot of another list is refused, one that is gone says so', async () => {
  const { snapshot } = await ask('/hsds/organizations?per_page=5')
  const other = await house.app.request(`/hsds/organizations?per_page=6&page=2&snapshot=${snapshot}`)
  assert.equal(other.status, 400)
  const gone = await house.app.request(`/hsds/organizations?per_page=5&page=2&snapshot=${newId()}`)
  assert.deepEqual(
    [gone.status, gone.headers.get('content-type')],
    [410, 'application/problem+json; charset=utf-8'],
  )
})

test('a bad value is answered with what is expected', async () => {
  for (const [query, expected] of [
    ['modified_after=yesterday', /modified_after.*2026-01-31T08:00:00Z/],
    ['modified_after=2026-02-30T00:00:00Z', /modified_after/],
    ['page=0', /page.*1/],
    ['page=x', /page/],
    ['per_page=101', /per_page.*100/],
    ['organization_id=1', /organization_id.*UUID/],
    ['cursor=abc', /cursor.*next/],
    ['full=maybe', /full.*true/],
    ['latitude=43', /proximity.*longitude/],
    ['proximity=100', /proximity.*longitude/],
    ['format=xml', /format/],
  ] as const) {
    const answer = await house.app.request(`/hsds/services?${query}`)
    const { status, detail } = await answer.json()
    assert.deepEqual([answer.status, status], [400, 400], query)
    assert.match(detail, expected)
  }
  const unknown = await house.app.request(`/hsds/services/${newId()}`)
  assert.deepEqual(
    [unknown.status, unknown.headers.get('content-type')],
    [404, 'application/problem+json; charset=utf-8'],
  )
  assert.equal((await house.app.request('/hsds/services/1')).status, 404)
})
