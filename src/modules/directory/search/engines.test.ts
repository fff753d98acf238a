import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { asking, type Planted, type PlantedHouse, plant, plantedHouse } from './planted.ts'
import { rebuildSearch, refreshSearch } from './refresh.ts'
import type { SearchRequest } from './search.ts'

const PRATO = '100005'
const MONTEMURLO = '100003'
const VAIANO = '100006'

const RECORDS: Record<string, Planted> = {
  misericordia: {
    name: 'Arciconfraternita della Misericordia di Prato',
    type: 'odv',
    istat: PRATO,
    terms: ['sector:trasporto_emergenza'],
  },
  avis: { name: 'A.V.I.S. comunale di Prato', type: 'odv', istat: PRATO, terms: ['sector:donazione_sangue'] },
  francesco: { name: 'Amici di S. Francesco', type: 'aps', istat: VAIANO },
  proloco: { name: 'Pro Loco di Montemurlo', type: 'aps', istat: MONTEMURLO, terms: ['area:cultura'] },
  ambulatorio: {
    name: 'Croce Verde',
    istat: PRATO,
    terms: ['sector:ambulatorio', 'beneficiary:malati'],
    wheelchair: true,
  },
  care: {
    name: 'La Rondine',
    type: 'coop_sociale_a',
    istat: MONTEMURLO,
    service: {
      name: 'Assistenza domiciliare',
      terms: ['sector:assistenza_domiciliare', 'beneficiary:anziani'],
      free: true,
    },
  },
  legal: {
    name: 'Sportello Diritti',
    istat: PRATO,
    terms: ['sector:assistenza_legale'],
    languages: ['ar', 'zh'],
    point: [43.8777, 11.1023],
  },
  chinese: { name: '普拉托华人志愿者协会', lang: 'zh', description: '帮助新移民', istat: PRATO },
  russian: { name: 'Ассоциация русских волонтёров', lang: 'ru', istat: PRATO },
  arabic: { name: 'جمعية المتطوعين', lang: 'ar', istat: PRATO },
  french: {
    name: 'Les Amis du Cinéma',
    lang: 'fr',
    description: 'Projections de films pour les familles',
    istat: VAIANO,
  },
  cori: {
    name: 'Corale Verdi',
    description: 'Insegniamo il canto ai bambini delle scuole',
    istat: PRATO,
    locality: 'Iolo',
  },
  secret: {
    name: 'Zanzibarda nascosta',
    visibility: 'draft',
    description: 'parolasegretissima',
    istat: PRATO,
  },
  hidden: { name: 'Quintessenza ritirata', visibility: 'hidden', istat: PRATO },
  gone: { name: 'Circolo Cessato', lifecycle: 'dissolved', istat: PRATO },
}

let house: PlantedHouse
const ids: Record<string, string> = {}
const NOW = new Date('2026-11-21T10:00:00Z')

before(async () => {
  house = await plantedHouse(MODULES)
  const planted = await plant(house.db, Object.values(RECORDS))
  for (const [at, key] of Object.keys(RECORDS).entries()) ids[key] = planted[at] ?? ''
})
after(() => house.stop())

const ask = async (asked: Partial<SearchRequest>, now = NOW) =>
  (await house.engine()).search(asking(asked), now)
/** The same sentence of each engine, with the records above and those it plants. */
const bothEngines = (name: string, holds: () => Promise<void>) => {
  for (const engine of ['sql', 'index'] as const)
    test(`${engine}: ${name}`, async () => {
      house.use(engine)
      await holds()
      await house.db.deleteFrom('organization').where('id', 'not in', Object.values(ids)).execute()
    })
}
const keyOf = (id: string) => Object.keys(ids).find((key) => ids[key] === id) ?? id
const found = async (asked: Partial<SearchRequest>) => (await ask(asked)).hits.map(({ id }) => keyOf(id))
const first = async (q: string) => (await found({ q }))[0]

bothEngines('what people type is found however they write it', async () => {
  assert.equal(await first('avis prato'), 'avis')
  assert.equal(await first('A.V.I.S.'), 'avis')
  assert.equal(await first('amici di san francesco'), 'francesco')
  assert.equal(await first('s.francesco'), 'francesco')
  assert.equal(await first('proloco montemurlo'), 'proloco')
  assert.equal(await first('PRO LOCO'), 'proloco')
  assert.equal(await first('canto bambino'), 'cori')
  assert.equal(await first('cinema famille'), 'french')
  assert.equal(await first('misericor'), 'misericordia')
})

bothEngines('six scripts and languages find what is coded, whatever the record is written in', async () => {
  for (const q of ['看病', 'медицина', 'doctor', 'médecin', 'طبيب', 'medico']) {
    assert.ok((await found({ q })).includes('ambulatorio'), q)
  }
  assert.equal(await first('aiuto anziani'), 'care')
  assert.deepEqual(await found({ q: 'مساعدة المسنين' }), ['care'])
  assert.equal(await first('志愿者'), 'chinese')
  assert.equal(await first('волонтер'), 'russian')
  assert.equal(await first('متطوع'), 'arabic')
})

bothEngines('a municipality named in any script keeps to it, and "near" goes on beyond it', async () => {
  assert.deepEqual(await found({ q: '蒙泰穆洛 老人' }), ['care'])
  assert.deepEqual((await found({ q: 'Монтемурло' })).sort(), ['care', 'proloco'])
  const near = await ask({ q: 'aiuto legale vicino a Montemurlo' })
  assert.deepEqual(
    near.hits.map(({ id }) => keyOf(id)),
    ['legal'],
  )
  assert.ok((near.hits[0]?.km ?? 0) > 3)
})

bothEngines('provinces and regions are the places in them', async () => {
  assert.ok((await ask({ q: 'provincia di prato avis' })).hits.some(({ id }) => keyOf(id) === 'avis'))
  assert.deepEqual(await found({ q: 'toscana cinema' }), ['french'])
  assert.equal((await ask({ place: ['province:100'] })).total, (await ask({ place: ['region:09'] })).total)
  assert.equal((await ask({ place: ['province:048'] })).total, 0)
  const { facets } = await ask({ place: ['province:100'] })
  assert.deepEqual(
    facets.place.map(({ code }) => code).filter((code) => code.includes(':')),
    ['province:100'],
  )
})

bothEngines('a distance said in words keeps what is nearer, in every language', async () => {
  for (const q of [
    'aiuto legale entro 20 km da Vaiano',
    'legal help within 20 km of Vaiano',
    'aide juridique à moins de 20 km de Vaiano',
    'юридическая помощь в пределах 20 км от Вайано',
  ])
    assert.deepEqual(await found({ q }), ['legal'], q)
  assert.deepEqual(await found({ q: 'aiuto legale entro 2 km da Vaiano' }), [])
})

bothEngines('a word is corrected as the others around it ask', async () => {
  await plant(house.db, [
    { name: 'Misericordia di Vaiano', istat: VAIANO },
    { name: 'Fratta Amica', istat: VAIANO },
    { name: 'Pratto Verde', istat: VAIANO },
  ])
  assert.equal(await first('misericordia pratto'), 'misericordia')
  assert.equal(await first('misericordai prato'), 'misericordia')
})

bothEngines('a typing error is forgiven, said, and can be refused', async () => {
  const answer = await ask({ q: 'miserciordia' })
  assert.equal(keyOf(answer.hits[0]?.id ?? ''), 'misericordia')
  assert.equal(answer.suggestion, 'misericordia')
  assert.equal((await ask({ q: 'misericordia' })).suggestion, undefined)
  assert.equal((await ask({ q: 'miserciordia', literal: true })).total, 0)
})

test('index: a known phrase is meant also where endings make another word of its misspelt one', async () => {
  house.use('index')
  const planted = await plant(house.db, [{ name: 'Croce Rossa', terms: ['sector:trasporto_emergenza'] }])
  const { suggestion, hits } = await ask({ q: 'croi rouge' })
  assert.deepEqual([suggestion, hits[0]?.id], ['croix rouge', planted[0]])
  assert.equal((await ask({ q: 'croi rouge', literal: true })).total, 0)
  await plant(house.db, [{ name: 'Croin Rouge' }])
  assert.equal((await ask({ q: 'croik rouge' })).suggestion, 'croin rouge')
  await plant(house.db, [{ name: 'Croi Rouge' }])
  assert.equal((await ask({ q: 'croi rouge' })).suggestion, undefined)
  await house.db.deleteFrom('organization').where('id', 'not in', Object.values(ids)).execute()
})

bothEngines('a word somebody misspelt is also tried as the others write it', async () => {
  await plant(house.db, [{ name: 'Publica Assistenza di Altrove' }, { name: 'Pubblica Assistenza Bisenzio' }])
  const answer = await ask({ q: 'publica assistenza bisenzio' })
  assert.deepEqual([answer.total, answer.suggestion], [1, 'pubblica assistenza bisenzio'])
  assert.equal((await ask({ q: 'publica assistenza' })).suggestion, undefined)
})

bothEngines('when no record has all the words, those with most of them come and it says so', async () => {
  const answer = await ask({ q: 'misericordia subacquea' })
  assert.deepEqual([answer.relaxed, keyOf(answer.hits[0]?.id ?? '')], [true, 'misericordia'])
})

bothEngines('where something is never stands for what was asked', async () => {
  assert.equal((await ask({ q: 'paracadutismo prato' })).total, 0)
  assert.ok((await ask({ q: 'prato' })).total > 1)
})

bothEngines(
  'what is not public, merged or withdrawn never appears: not in results, counts or suggestions',
  async () => {
    for (const q of ['zanzibarda', 'parolasegretissima', 'quintessenza', 'zanzibadra', 'quintesenza']) {
      const answer = await ask({ q })
      assert.deepEqual([answer.total, answer.suggestion], [0, undefined], q)
    }
    const [loser = ''] = await plant(house.db, [{ name: 'Bucaneve temporaneo', istat: PRATO }])
    assert.equal((await ask({ q: 'bucaneve' })).total, 1)
    await house.db.updateTable('organization').set({ visibility: 'hidden' }).where('id', '=', loser).execute()
    assert.equal((await ask({ q: 'bucaneve' })).total, 0)
    assert.equal((await ask({ q: 'bucanevve' })).suggestion, undefined)
    await refreshSearch(house.db, [loser])
    assert.equal((await ask({ q: 'bucaneve' })).total, 0)
  },
)

bothEngines('bodies that have closed come only when asked for', async () => {
  assert.equal((await ask({ q: 'circolo cessato', literal: true })).total, 0)
  assert.equal((await ask({ q: 'circolo cessato', dissolved: true })).total, 1)
})

bothEngines('a key takes any of its codes, and all keys together must hold', async () => {
  assert.deepEqual((await found({ type: ['odv', 'coop_sociale'] })).sort(), ['avis', 'care', 'misericordia'])
  assert.deepEqual(await found({ type: ['odv', 'coop_sociale'], place: [MONTEMURLO] }), ['care'])
  assert.deepEqual(await found({ area: ['sociale'], beneficiary: ['anziani'], free: true }), ['care'])
  assert.deepEqual(await found({ place: ['100005-iolo'] }), ['cori'])
  assert.deepEqual(await found({ language: ['zh'], place: [PRATO] }), ['legal'])
  assert.deepEqual(await found({ wheelchair: true }), ['ambulatorio'])
  assert.deepEqual(await found({ name: 'verde croce' }), ['ambulatorio'])
})

bothEngines('an empty answer says what each filter costs', async () => {
  const answer = await ask({ q: 'misericordia', place: [VAIANO], type: ['odv'] })
  assert.equal(answer.total, 0)
  assert.deepEqual(answer.without, { q: 0, place: 1, type: 0 })
})

bothEngines('a rebuild gives the same answers as the changes one by one', async () => {
  const asked = { q: 'prato' }
  const before = await ask(asked)
  await rebuildSearch(house.db)
  const { hits, ...rest } = await ask(asked)
  const { hits: hitsBefore, ...restBefore } = before
  assert.deepEqual(rest, restBefore)
  assert.deepEqual(
    hits.map(({ id }) => id),
    hitsBefore.map(({ id }) => id),
  )
})

bothEngines('open now is what the hours say, at night and on the nth day of the month too', async () => {
  const [bar = '', night = '', third = ''] = await plant(house.db, [
    { name: 'Aperto mattina', schedule: { byday: 'MO,SA', opens: '09:00', closes: '12:00' } },
    { name: 'Aperto notte', schedule: { byday: 'FR', opens: '20:00', closes: '02:00' } },
    { name: 'Aperto terzo sabato', schedule: { byday: '3SA', opens: '10:00', closes: '13:00' } },
  ])
  const openAt = async (time: string) =>
    (await ask({ openNow: true }, new Date(time))).hits.map(({ id }) => id).sort()
  assert.deepEqual(await openAt('2026-11-21T10:00:00Z'), [bar, third].sort())
  assert.deepEqual(await openAt('2026-11-28T10:00:00Z'), [bar])
  assert.deepEqual(await openAt('2026-11-21T00:30:00Z'), [night])
  const [hit] = (await ask({ q: 'aperto mattina' })).hits
  assert.deepEqual([hit?.id, hit?.open], [bar, true])
})

bothEngines('hostile questions are answered, never with an error', async () => {
  const words = [
    "'; drop table organization; --",
    "\\' & | ! <-> :* ()",
    'a'.repeat(5_000),
    'la '.repeat(1_000),
    '\u202e\u2067',
    '%_%',
    '.*(',
    '"',
    '=place:100005',
    'it~prat',
    '👩‍👩‍👧',
    'e di da in',
    '🇮🇹',
    '\ud83d',
  ]
  for (const q of words.map((word) => word.toWellFormed())) {
    for (const asked of [{ q }, { name: q }, { type: [q], place: [q] }]) {
      const answer = await ask(asked)
      assert.ok(answer.total >= 0 && answer.hits.length <= 20, q)
    }
  }
})
