import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { board } from '../board/module.ts'
import { directory } from '../directory/module.ts'
import { taxonomy } from '../taxonomy/module.ts'
import { territory } from '../territory/module.ts'
import { thesaurus } from '../thesaurus/module.ts'
import { hsds } from './module.ts'
import { plantRows, wholeOrganization } from './plant-fixture.ts'
import { faults, schemasAbsent } from './schema-fixture.ts'

const shown = wholeOrganization('Associazione Ponte')
const bare = { id: '018f0000-0000-7000-8000-000000000001', slug: 'nuda', name: 'Nuda' }
const unseen = [
  wholeOrganization('Bozza', { visibility: 'draft' }),
  wholeOrganization('Nascosta', { visibility: 'hidden' }),
  wholeOrganization('Doppione', { merged_into_id: shown.id }),
]
let house: TestApplication

before(async () => {
  house = await testApplication([board, taxonomy, territory, thesaurus, directory, hsds])
  await plantRows(house.db, { organization: [bare] })
  for (const { rows } of [shown, ...unseen]) await plantRows(house.db, rows)
})
after(() => house.stop())

type Json = { readonly [field: string]: Json } & readonly Json[]

async function ask(path: string): Promise<{ status: number; text: string; body: Json }> {
  const answer = await house.app.request(`/hsds${path}`)
  const text = await answer.text()
  return { status: answer.status, text, body: path.includes('ndjson') ? undefined : JSON.parse(text) }
}

const LISTS = [
  ['organizations', 'organization'],
  ['services', 'service'],
  ['service_at_locations', 'service_at_location'],
] as const

test('every list and every record is as the official schemas want', { skip: schemasAbsent }, async () => {
  for (const [path, schema] of LISTS) {
    const rows = (await ask(`/${path}`)).body.contents as Json
    assert.ok(rows.length > 0)
    assert.deepEqual(
      rows.flatMap((row) => faults(`${schema}_list`, row)),
      [],
    )
    const full = (await ask(`/${path}?full=true&lang=zh`)).body.contents as Json
    assert.deepEqual(
      full.flatMap((row) => faults(schema, row)),
      [],
    )
    for (const { id } of rows) assert.deepEqual(faults(schema, (await ask(`/${path}/${id}`)).body), [])
    const minimal = (await ask(`/${path}?minimal=true`)).body.contents as Json
    assert.deepEqual(
      minimal.flatMap((row) => faults(schema, row)),
      [],
    )
  }
})

test('taxonomies and terms are as the official schemas want', { skip: schemasAbsent }, async () => {
  const { contents } = (await ask('/taxonomies')).body as unknown as { contents: Json }
  assert.deepEqual(
    contents.flatMap((row) => faults('taxonomy', row)),
    [],
  )
  const terms = (await ask('/taxonomy_terms?per_page=100&lang=ar')).body.contents as Json
  assert.equal(terms.length, 100)
  assert.deepEqual(
    terms.flatMap((row) => faults('taxonomy_term', row)),
    [],
  )
  assert.deepEqual(faults('taxonomy_term', (await ask(`/taxonomy_terms/${terms[0]?.id}`)).body), [])
})

test('the check itself refuses what is wrong', { skip: schemasAbsent }, () => {
  assert.equal(faults('organization', { id: 'x', name: 'y', description: null }).length, 2)
  assert.notDeepEqual(faults('service_list', { id: bare.id, name: 'a', status: 'open' }), [])
})

test('drafts, hidden and merged records, personal codes and private contacts are nowhere', async () => {
  const lists = LISTS.flatMap(([path]) => [`/${path}`, `/${path}?full=true`, `/${path}?full=1&format=ndjson`])
  for (const path of [...lists, `/organizations/${shown.id}`, `/services/${shown.service}`]) {
    const { text } = await ask(path)
    assert.match(text, /Ponte|Aiuto/)
    assert.doesNotMatch(text, /SECRET|Bozza|Nascosta|Doppione/, path)
  }
  for (const one of unseen) {
    assert.equal((await ask(`/organizations/${one.id}`)).status, 404)
    assert.equal((await ask(`/services/${one.service}`)).status, 404)
    assert.equal((await ask(`/service_at_locations/${one.at}`)).status, 404)
    assert.equal((await ask(`/services?organization_id=${one.id}`)).body.total_items, 0)
  }
})

test('an organisation is told whole, and its bad addresses are left out or mended', async () => {
  const { body } = await ask(`/organizations/${shown.id}`)
  assert.equal(body.website, 'https://www.example.org/chi%20siamo?a=%5B1%5D%7C%C3%A8')
  assert.equal(body.locations?.[0]?.addresses?.[0]?.city, 'Prato')
  assert.equal(body.locations?.[0]?.addresses?.[0]?.state_province, 'PO')
  assert.equal(body.locations?.[0]?.schedules?.[0]?.byday, 'MO,WE')
  assert.equal(body.locations?.[0]?.languages?.[0]?.name, 'cinese')
  assert.equal(body.organization_identifiers?.length, 1)
  assert.deepEqual(
    body.contacts?.map(({ title }) => title),
    ['PEC', 'Segreteria'],
  )
  assert.equal(body.metadata?.[0]?.updated_by, 'import: Elenco di prova')
  const origins = body.attributes?.map(({ link_type, origin }) => `${link_type} ${origin}`).toSorted()
  assert.deepEqual(origins, [
    'area editor',
    'beneficiary machine',
    'istat_legal_form undefined',
    'type undefined',
  ])
  const service = body.services?.[0]
  assert.equal(service?.email, undefined)
  assert.equal(service?.service_at_locations?.[0]?.schedules?.[0]?.opens_at, '15:00:00')
  assert.deepEqual([service?.schedules?.[0]?.notes, service?.schedules?.[0]?.opens_at], ['closed', undefined])
})

test('a parent is named when the public may see it, and only then', async () => {
  const set = (parent: string | undefined) =>
    house.db
      .updateTable('organization')
      .set({ parent_organization_id: parent ?? null })
      .where('id', '=', shown.id)
      .execute()
  for (const [parent, told] of [
    [bare.id, bare.id],
    [unseen[0]?.id, undefined],
  ]) {
    await set(parent)
    assert.equal((await ask(`/organizations/${shown.id}`)).body.parent_organization_id, told)
  }
  await set(undefined)
})

test('a text is told in the language asked for where there is one, else in its own', async () => {
  const { body } = await ask(`/organizations/${shown.id}?lang=zh`)
  assert.equal(body.description, '课后辅导')
  assert.equal(body.locations?.[0]?.languages?.[0]?.name, '中文')
  assert.equal(body.name, 'Associazione Ponte')
})

test('each filter keeps what has it and drops what has not', async () => {
  const terms = (await ask('/taxonomy_terms?search=anziani&per_page=100')).body.contents as Json
  const elderly = terms.find(({ code, taxonomy }) => `${code}` === 'anziani' && `${taxonomy}` !== '')
  const { contents: lists } = (await ask('/taxonomies')).body as unknown as { contents: Json }
  const beneficiaries = lists.find(({ code }) => `${code}` === 'beneficiary')
  const kept = [
    `taxonomy_term_id=${elderly?.id}`,
    `taxonomy_id=${beneficiaries?.id}`,
    `organization_id=${shown.id}`,
    'modified_after=2026-01-01T00:00:00Z',
    'modified_after=2026-01-01',
    'modified_after=2026-01-01T00:00:00+01:00',
    'latitude=43.881&longitude=11.101&proximity=500',
  ]
  const dropped = [
    `taxonomy_term_id=${lists[0]?.id}`,
    `taxonomy_id=${bare.id}`,
    `organization_id=${unseen[0]?.id}`,
    'modified_after=2126-01-01T00:00:00Z',
    'latitude=43&longitude=11.1&proximity=500',
    'search=%25',
  ]
  for (const [path] of LISTS) {
    for (const filter of kept) {
      const { body, status, text } = await ask(
        `/${path}?${filter}&search=${path === 'organizations' ? 'PONTE' : 'aiuto'}`,
      )
      assert.deepEqual([status, body.total_items], [200, 1], `${path} ${filter} ${text.slice(0, 200)}`)
    }
    for (const filter of dropped)
      assert.equal((await ask(`/${path}?${filter}`)).body.total_items, 0, `${path} ${filter}`)
  }
})

test('terms are found by their parent, their taxonomy and their place at the top', async () => {
  const { contents } = (await ask('/taxonomies')).body as unknown as { contents: Json }
  const idOf = (wanted: string) => contents.find(({ code }) => `${code}` === wanted)?.id
  const areas = (await ask(`/taxonomy_terms?taxonomy_id=${idOf('area')}`)).body.contents as Json
  assert.equal(areas.length, 12)
  const below = (await ask(`/taxonomy_terms?parent_id=${areas[0]?.id}`)).body.contents as Json
  assert.ok(below.length > 0 && below.every(({ parent_id }) => parent_id === areas[0]?.id))
  const types = await ask(`/taxonomy_terms?taxonomy_id=${idOf('type')}`)
  const top = await ask(`/taxonomy_terms?taxonomy_id=${idOf('type')}&top_only=true`)
  assert.ok(Number(top.body.total_items) < Number(types.body.total_items))
})
