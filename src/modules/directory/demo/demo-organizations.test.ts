import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { codes } from './code-list-fixture.ts'
import { demoOrganizations } from './demo-organizations.ts'
import { checkDigit } from './fictional-numbers.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const all = demoOrganizations(NOW)
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

test('the same day gives the same territory, byte by byte', () => {
  assert.equal(hash(demoOrganizations(NOW)), hash(all))
})

test('another day moves dates and leaves names, texts and places alone', () => {
  const later = demoOrganizations(new Date('2027-03-01T00:00:00Z'))
  assert.notEqual(hash(later), hash(all))
  const still = (one: (typeof all)[number]) => [
    one.organization.name,
    one.organization.slug,
    one.location,
    one.service,
  ]
  assert.deepEqual(later.map(still), all.map(still))
})

test('there are about six hundred bodies, at least twelve in each municipality, most in Prato', () => {
  assert.ok(all.length >= 570 && all.length <= 640, String(all.length))
  const counts = Map.groupBy(all, ({ location }) => location[0]?.istat_code)
  assert.equal(counts.size, 7)
  for (const [istat, bodies] of counts) assert.ok(bodies.length >= 12, `${istat}: ${bodies.length}`)
  assert.ok((counts.get('100005')?.length ?? 0) > all.length / 2)
})

test('every type, area, sector and beneficiary of the code lists is used, and no other', () => {
  const terms = all.flatMap((one) => one.organization_term)
  const used = (taxonomy: string) =>
    [...new Set(terms.filter((term) => term.taxonomy === taxonomy).map(({ code }) => code))].sort()
  for (const taxonomy of ['area', 'sector', 'beneficiary'] as const)
    assert.deepEqual(used(taxonomy), codes(taxonomy), taxonomy)
  assert.deepEqual([...new Set(all.map((one) => one.organization.type_code))].sort(), codes('type'))
})

test('the area of a first sector is among the areas of its body more often than not', () => {
  const without = all.filter((one) => one.organization_term.every(({ taxonomy }) => taxonomy !== 'area'))
  assert.deepEqual(without, [])
})

test('tax codes are right, different and in the range no office issues', () => {
  const found = all.flatMap((one) =>
    one.organization_identifier.filter((id) => id.identifier_scheme === 'IT-CF'),
  )
  for (const { identifier } of found) {
    assert.match(identifier, /^9999\d{3}000\d$/)
    assert.equal(checkDigit(identifier.slice(0, 10)), Number(identifier.slice(10)))
  }
  assert.equal(new Set(found.map(({ identifier }) => identifier)).size, found.length)
})

test('ids, slugs, names and descriptions are never given twice', () => {
  const once = (values: unknown[], what: string) => assert.equal(new Set(values).size, values.length, what)
  once(
    all.map((one) => one.organization.id),
    'id',
  )
  once(
    all.map((one) => one.organization.slug),
    'slug',
  )
  once(
    all.map((one) => one.organization.name),
    'name',
  )
  const texts = all.flatMap((one) => one.translation.filter(({ entity }) => entity === 'organization'))
  once([...all.map((one) => one.organization.description), ...texts.map(({ text }) => text)], 'text')
  for (const one of all) {
    const rows = [
      one.location,
      one.service,
      one.phone,
      one.contact,
      one.schedule,
      one.spoken_language,
      one.field_assertion,
    ]
    once(
      rows.flat().map(({ id }) => id),
      one.organization.name,
    )
  }
})

test('nobody can be called or written to by mistake', () => {
  for (const one of all) {
    for (const { number } of one.phone) assert.match(number, /^\+39 (0574 0\d{5}|300 000 \d{4})$/)
    const addresses = [one.organization.email, one.organization.certified_email, one.organization.website]
    for (const address of [...addresses, ...one.contact.map(({ email }) => email)])
      assert.ok(!address || address.endsWith('.example'), String(address))
    assert.ok(one.contact.every(({ name }) => name === null))
  }
})

test('freshness varies, from a month to forty, and some were never verified', () => {
  const months = all.flatMap(({ organization }) =>
    organization.verified_at
      ? [(NOW.getTime() - Date.parse(String(organization.verified_at))) / 2_629_800_000]
      : [],
  )
  assert.ok(months.length < all.length && months.length > all.length * 0.85)
  assert.ok(Math.min(...months) < 2 && Math.max(...months) > 36 && Math.max(...months) <= 40.5)
})
