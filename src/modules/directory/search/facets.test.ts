import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { MODULES } from '../../../modules.ts'
import { asking, type Planted, type PlantedHouse, plant, plantedHouse } from './planted.ts'
import { CODED_KEYS, type CodedKey, type SearchEngine, type SearchRequest } from './search.ts'

const CODES = {
  type: ['odv', 'aps', 'asd', 'fondazione'],
  area: ['sport', 'cultura', 'ambiente'],
  sector: ['teatro', 'nuoto', 'riuso', 'culto'],
  place: ['100005', '100003', '100006'],
  beneficiary: ['anziani', 'minori', 'disabili'],
} as const
/** Each of these sectors brings its area. */
const AREA: Record<string, string> = { teatro: 'cultura', nuoto: 'sport', riuso: 'ambiente', culto: 'altro' }
const WORDS = ['aurora', 'girasole', 'quercia']

interface Random {
  word: string
  type: string
  areas: string[]
  sectors: string[]
  beneficiaries: string[]
  place: string
}

let house: PlantedHouse
let records: (Random & { id: string })[]

const record: fc.Arbitrary<Random> = fc.record({
  word: fc.constantFrom(...WORDS),
  type: fc.constantFrom(...CODES.type),
  areas: fc.subarray([...CODES.area], { maxLength: 2 }),
  sectors: fc.subarray([...CODES.sector], { maxLength: 2 }),
  beneficiaries: fc.subarray([...CODES.beneficiary]),
  place: fc.constantFrom(...CODES.place),
})

before(async () => {
  house = await plantedHouse(MODULES)
  const [random = []] = fc.sample(fc.array(record, { minLength: 90, maxLength: 90 }), { numRuns: 1, seed: 7 })
  const ids = await plant(house.db, random.map(planted))
  records = random.map((one, at) => ({ ...one, id: ids[at] ?? '' }))
})
after(() => house.stop())

const bothEngines = (name: string, holds: (engine: SearchEngine) => Promise<void>) => {
  for (const one of ['sql', 'index'] as const)
    test(`${one}: ${name}`, async () => {
      house.use(one)
      await holds(await house.engine())
    })
}

const planted = (one: Random, at: number): Planted => ({
  name: `${one.word} ${at}`,
  type: one.type,
  istat: one.place,
  terms: [
    ...one.areas.map((code) => `area:${code}`),
    ...one.sectors.map((code) => `sector:${code}`),
    ...one.beneficiaries.map((code) => `beneficiary:${code}`),
  ],
})

const codesOf = (one: Random, key: CodedKey): string[] => {
  const codes: Record<CodedKey, string[]> = {
    type: [one.type],
    area: [...new Set([...one.areas, ...one.sectors.map((sector) => AREA[sector] ?? '')])],
    sector: one.sectors,
    place: [one.place],
    beneficiary: one.beneficiaries,
  }
  return codes[key]
}

const request: fc.Arbitrary<Partial<SearchRequest>> = fc.record({
  q: fc.constantFrom('', ...WORDS),
  type: fc.subarray([...CODES.type], { maxLength: 2 }),
  area: fc.subarray([...CODES.area], { maxLength: 2 }),
  sector: fc.subarray([...CODES.sector], { maxLength: 2 }),
  place: fc.subarray([...CODES.place], { maxLength: 2 }),
  beneficiary: fc.subarray([...CODES.beneficiary], { maxLength: 2 }),
})

const keeps = (one: Random, asked: Partial<SearchRequest>, except?: CodedKey): boolean =>
  (!asked.q || one.word === asked.q) &&
  CODED_KEYS.every((key) => {
    const chosen = asked[key] ?? []
    return key === except || chosen.length === 0 || chosen.some((code) => codesOf(one, key).includes(code))
  })

function naiveCounts(asked: Partial<SearchRequest>, key: CodedKey) {
  const counts = new Map<string, number>()
  for (const one of records.filter((each) => keeps(each, asked, key)))
    for (const code of codesOf(one, key)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, count })).sort(byCount)
}
const byCount = (a: { code: string; count: number }, b: { code: string; count: number }) =>
  b.count - a.count || (a.code < b.code ? -1 : 1)

bothEngines('total and counts equal a naive recount, each key as if it were not chosen', async (engine) => {
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      const answer = await engine.search(asking(asked), new Date())
      assert.equal(answer.total, records.filter((one) => keeps(one, asked)).length)
      for (const key of CODED_KEYS)
        assert.deepEqual([...answer.facets[key]].sort(byCount), naiveCounts(asked, key), key)
    }),
    { numRuns: 60 },
  )
})

bothEngines(
  'the pages of a search hold every record once, in each order, and beyond the end comes the last',
  async (engine) => {
    for (const sort of ['relevance', 'name', 'freshness', 'distance'] as const) {
      for (const q of ['', 'aurora']) {
        const seen: string[] = []
        const expected = records.filter(({ word }) => q === '' || word === q).map(({ id }) => id)
        for (let page = 1; page <= Math.ceil(expected.length / 7); page++) {
          const { hits } = await engine.search(asking({ q, sort, page, pageSize: 7 }), new Date())
          seen.push(...hits.map(({ id }) => id))
        }
        assert.deepEqual([...seen].sort(), [...expected].sort(), `${sort} ${q}`)
        assert.deepEqual(await engine.list(asking({ q, sort }), new Date()), seen)
      }
    }
    const beyond = await engine.search(asking({ page: 400, pageSize: 20 }), new Date())
    assert.deepEqual([beyond.page, beyond.hits.length], [5, 10])
  },
)
