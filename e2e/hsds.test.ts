import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { plantRows, wholeOrganization } from '../src/modules/hsds/plant-fixture.ts'
import { compileFirst, faults, type SchemaName, schemasAbsent } from '../src/modules/hsds/schema-fixture.ts'
import { type Ask, WALKS } from '../src/modules/hsds/walk-fixture.ts'
import { type Site, startSite } from './site.ts'

/** Every list, with the official schema of its rows. */
const LISTS: readonly [string, SchemaName][] = [
  ['organizations?per_page=50', 'organization_list'],
  ['organizations?per_page=50&full=true', 'organization'],
  ['services?per_page=50&lang=en', 'service_list'],
  ['services?per_page=50&full=true', 'service'],
  ['service_at_locations?per_page=50', 'service_at_location_list'],
  ['service_at_locations?per_page=50&full=true&lang=ar', 'service_at_location'],
  ['taxonomies?per_page=5', 'taxonomy'],
  ['taxonomy_terms?per_page=100&lang=ru', 'taxonomy_term'],
]

let site: Site
before(async () => {
  compileFirst(LISTS.map(([, schema]) => schema))
  site = await startSite()
})
after(() => site.stop())

const ask: Ask = async (path) => {
  const answer = await fetch(new URL(path, site.address))
  assert.equal(answer.status, 200, `${path} ${answer.status}`)
  return answer.json()
}

/** Writes until told to stop: new organisations come, those of before go, texts change. */
function writer() {
  const made: string[] = []
  let goesOn = true
  const work = async () => {
    for (let n = 0; goesOn; n++) {
      const { id, rows } = wholeOrganization(`Ente che passa ${n}`)
      await plantRows(site.db, rows)
      made.push(id)
      const [gone] = made.length > 5 ? made.splice(Math.floor(Math.random() * 3), 1) : []
      if (gone) await site.db.deleteFrom('organization').where('id', '=', gone).execute()
      await site.db
        .updateTable('organization')
        .set({ updated_at: new Date() })
        .where('demo', '=', true)
        .where('slug', 'like', `%${n % 10}%`)
        .execute()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const running = work()
  return async () => {
    goesOn = false
    await running
    return made.length
  }
}

/** Identifiers of what the public may see before anything else is written. */
async function standing(list: string): Promise<string[]> {
  const answer = await fetch(new URL(`/hsds/${list}&format=ndjson&minimal=true`, site.address))
  const lines = (await answer.text()).trim().split('\n')
  return lines.map((line) => JSON.parse(line).id)
}

test('the running server’s lists are as the official schemas want on all pages, while others write', {
  skip: schemasAbsent,
}, async () => {
  for (const { rows } of [wholeOrganization('Primo'), wholeOrganization('Secondo')])
    await plantRows(site.db, rows)
  const expected = new Map<string, string[]>()
  for (const [list] of LISTS) expected.set(list, await standing(list))
  const stop = writer()
  try {
    for (const [list, schema] of LISTS) {
      // Whole records are heavy: the three ways of walking differ in nothing that they show.
      const walks = list.includes('full') ? { byNext: WALKS.byNext } : WALKS
      for (const [name, walk] of Object.entries(walks)) {
        const seen: string[] = []
        for await (const { contents } of walk(ask, `/hsds/${list}`)) {
          assert.deepEqual(
            contents.flatMap((row) => faults(schema, row)),
            [],
            list,
          )
          seen.push(...contents.map(({ id }) => id))
        }
        const all = new Set(seen)
        assert.equal(all.size, seen.length, `${list} ${name}: a record came twice`)
        const lost = expected.get(list)?.filter((id) => !all.has(id))
        assert.deepEqual(lost, [], `${list} ${name}: a record was lost`)
      }
    }
  } finally {
    assert.ok((await stop()) > 0)
  }
})

test('single records of the running server are as the official schemas want', {
  skip: schemasAbsent,
}, async () => {
  for (const schema of ['organization', 'service', 'service_at_location'] as const) {
    const { contents } = await ask(`/hsds/${schema}s?per_page=20`)
    assert.ok(contents.length > 0)
    for (const { id } of contents) {
      const row = await (await fetch(new URL(`/hsds/${schema}s/${id}`, site.address))).json()
      assert.deepEqual(faults(schema, row), [])
    }
  }
})

test('the root says the version and where the description is, and it is there', async () => {
  const root = await (await fetch(new URL('/hsds', site.address))).json()
  assert.equal(root.version, '3.0')
  for (const address of [root.openapi_url, root.profile]) {
    const { pathname } = new URL(address)
    assert.equal((await fetch(new URL(pathname, site.address))).status, 200, pathname)
  }
})
