import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { asking, type Planted, plant, plantedEngine } from './planted.ts'
import { rebuildSearch, refreshSearch } from './refresh.ts'
import type { SearchEngine, SearchRequest } from './search.ts'

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

let data: TestDatabase
let engine: SearchEngine
const ids: Record<string, string> = {}
const NOW = new Date('2026-11-21T10:00:00Z')

before(async () => {
  data = await testDatabase()
  engine = await plantedEngine(data.db)
  const planted = await plant(data.db, Object.values(RECORDS))
  for (const [at, key] of Object.keys(RECORDS).entries()) ids[key] = planted[at] ?? ''
})
after(() => data.stop())

const ask = (asked: Partial<SearchRequest>) => engine.search(asking(asked), NOW)
const keyOf = (id: string) => Object.keys(ids).find((key) => ids[key] === id) ?? id
const found = async (asked: Partial<SearchRequest>) => (await ask(asked)).hits.map(({ id }) => keyOf(id))
const first = async (q: string) => (await found({ q }))[0]

test('what people type is found however they write it', async () => {
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

test('six scripts and languages find what is coded, whatever the record is written in', async () => {
  for (const q of ['看病', 'медицина', 'doctor', 'médecin', 'طبيب', 'medico']) {
    assert.ok((await found({ q })).includes('ambulatorio'), q)
  }
  assert.equal(await first('aiuto anziani'), 'care')
  assert.deepEqual(await found({ q: 'مساعدة المسنين' }), ['care'])
  assert.equal(await first('志愿者'), 'chinese')
  assert.equal(await first('волонтер'), 'russian')
  assert.equal(await first('متطوع'), 'arabic')
})

test('a municipality named in any script keeps to it, and "near" goes on beyond it', async () => {
  assert.deepEqual(await found({ q: '蒙泰穆洛 老人' }), ['care'])
  assert.deepEqual((await found({ q: 'Монтемурло' })).sort(), ['care', 'proloco'])
  const near = await ask({ q: 'aiuto legale vicino a Montemurlo' })
  assert.deepEqual(
    near.hits.map(({ id }) => keyOf(id)),
    ['legal'],
  )
  assert.ok((near.hits[0]?.km ?? 0) > 3)
})

test('a typing error is forgiven, said, and can be refused', async () => {
  const answer = await ask({ q: 'miserciordia' })
  assert.equal(keyOf(answer.hits[0]?.id ?? ''), 'misericordia')
  assert.equal(answer.suggestion, 'misericordia')
  assert.equal((await ask({ q: 'misericordia' })).suggestion, undefined)
  assert.equal((await ask({ q: 'miserciordia', literal: true })).total, 0)
})

test('a word somebody misspelt is also tried as the others write it', async () => {
  await plant(data.db, [{ name: 'Publica Assistenza di Altrove' }, { name: 'Pubblica Assistenza Bisenzio' }])
  const answer = await ask({ q: 'publica assistenza bisenzio' })
  assert.deepEqual([answer.total, answer.suggestion], [1, 'pubblica assistenza bisenzio'])
  assert.equal((await ask({ q: 'publica assistenza' })).suggestion, undefined)
})

test('when no record has all the words, those with most of them come and it says so', async () => {
  const answer = await ask({ q: 'misericordia subacquea' })
  assert.equal(answer.relaxed, true)
  assert.deepEqual(
    answer.hits.map(({ id }) => keyOf(id)),
    ['misericordia'],
  )
})

test('what is not public, merged or withdrawn never appears: not in results, counts or suggestions', async () => {
  for (const q of ['zanzibarda', 'parolasegretissima', 'quintessenza', 'zanzibadra', 'quintesenza']) {
    const answer = await ask({ q })
    assert.deepEqual([answer.total, answer.suggestion], [0, undefined], q)
  }
  const [loser = ''] = await plant(data.db, [{ name: 'Bucaneve temporaneo', istat: PRATO }])
  assert.equal((await ask({ q: 'bucaneve' })).total, 1)
  await data.db.updateTable('organization').set({ visibility: 'hidden' }).where('id', '=', loser).execute()
  assert.equal((await ask({ q: 'bucaneve' })).total, 0)
  assert.equal((await ask({ q: 'bucanevve' })).suggestion, undefined)
  await refreshSearch(data.db, [loser])
  assert.equal((await ask({ q: 'bucaneve' })).total, 0)
})

test('bodies that have closed come only when asked for', async () => {
  assert.equal((await ask({ q: 'circolo cessato', literal: true })).total, 0)
  assert.equal((await ask({ q: 'circolo cessato', dissolved: true })).total, 1)
})

test('a key takes any of its codes, and all keys together must hold', async () => {
  assert.deepEqual((await found({ type: ['odv', 'coop_sociale'] })).sort(), ['avis', 'care', 'misericordia'])
  assert.deepEqual(await found({ type: ['odv', 'coop_sociale'], place: [MONTEMURLO] }), ['care'])
  assert.deepEqual(await found({ area: ['sociale'], beneficiary: ['anziani'], free: true }), ['care'])
  assert.deepEqual(await found({ place: ['100005-iolo'] }), ['cori'])
  assert.deepEqual(await found({ language: ['zh'], place: [PRATO] }), ['legal'])
  assert.deepEqual(await found({ wheelchair: true }), ['ambulatorio'])
  assert.deepEqual(await found({ name: 'verde croce' }), ['ambulatorio'])
})

test('an empty answer says what each filter costs', async () => {
  const answer = await ask({ q: 'misericordia', place: [VAIANO], type: ['odv'] })
  assert.equal(answer.total, 0)
  assert.deepEqual(answer.without, { q: 0, place: 1, type: 0 })
})

test('a rebuild gives the same answers as the changes one by one', async () => {
  const asked = { q: 'prato' }
  const before = await ask(asked)
  await rebuildSearch(data.db)
  const { hits, ...rest } = await ask(asked)
  const { hits: hitsBefore, ...restBefore } = before
  assert.deepEqual(rest, restBefore)
  assert.deepEqual(
    hits.map(({ id }) => id),
    hitsBefore.map(({ id }) => id),
  )
})

test('open now is what the hours say, at night and on the nth day of the month too', async () => {
  const [bar = '', night = '', third = ''] = await plant(data.db, [
    { name: 'Aperto mattina', schedule: { byday: 'MO,SA', opens: '09:00', closes: '12:00' } },
    { name: 'Aperto notte', schedule: { byday: 'FR', opens: '20:00', closes: '02:00' } },
    { name: 'Aperto terzo sabato', schedule: { byday: '3SA', opens: '10:00', closes: '13:00' } },
  ])
  const openAt = async (time: string) =>
    (await engine.search(asking({ openNow: true }), new Date(time))).hits.map(({ id }) => id).sort()
  assert.deepEqual(await openAt('2026-11-21T10:00:00Z'), [bar, third].sort())
  assert.deepEqual(await openAt('2026-11-28T10:00:00Z'), [bar])
  assert.deepEqual(await openAt('2026-11-21T00:30:00Z'), [night])
  const [hit] = (await ask({ q: 'aperto mattina' })).hits
  assert.deepEqual([hit?.id, hit?.open], [bar, true])
})

test('hostile questions are answered, never with an error', async () => {
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
