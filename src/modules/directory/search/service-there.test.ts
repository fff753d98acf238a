import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { readConfig } from '../../../platform/config.ts'
import { wordsIn } from '../views/words.ts'
import { resultsJson } from './export-json.ts'
import { currentKnowledge } from './knowledge.ts'
import { asking, type PlantedHouse, plant, plantedHouse } from './planted.ts'

const PRATO = '100005'
const VAIANO = '100006'
const CANTAGALLO = '100001'
const NOW = new Date('2026-11-21T10:00:00Z')

let house: PlantedHouse
let donors = ''
let advisers = ''

before(async () => {
  house = await plantedHouse(MODULES)
  house.use('index')
  const terms = ['sector:donazione_sangue']
  const [avis = '', rights = ''] = await plant(house.db, [
    { name: 'A.V.I.S. comunale', istat: PRATO, terms },
    { name: 'Sportello Diritti', istat: PRATO, terms: ['sector:assistenza_legale'] },
    { name: 'Amici di S. Francesco', istat: VAIANO },
  ])
  donors = avis
  advisers = rights
})
after(() => house.stop())

const ask = async (q: string) => (await house.engine()).search(asking({ q }), NOW)
const idsOf = ({ hits }: Awaited<ReturnType<typeof ask>>) => hits.map(({ id }) => id)

test('who asks for a service where nobody has even the words gets the nearest who offer it', async () => {
  const answer = await ask('donare sangue Vaiano')
  assert.deepEqual(idsOf(answer), [donors])
  assert.deepEqual(answer.notThere, { place: VAIANO, sectors: ['donazione_sangue'], nearest: true })
  assert.equal(answer.relaxed, false)
  const words = wordsIn({ lang: 'it' }, await currentKnowledge(house.db, readConfig({})))
  const { notThere } = resultsJson(answer, 20, [], words)
  assert.deepEqual(notThere, answer.notThere, 'programs are told too')
})

test('where somebody offers it, no place or no service is named, or what is near is asked for, nothing is said', async () => {
  for (const q of [
    'donare sangue Prato',
    'donare sangue',
    'Vaiano',
    'donare sangue vicino a Vaiano',
    'donare sangue entro 1 km da Vaiano',
    '',
  ])
    assert.equal((await ask(q)).notThere, undefined, q)
})

test('whoever there only has the word in a text is shown, and it is said; not who has it in the name', async () => {
  const circle = { name: 'Circolo del Monte', istat: VAIANO, description: 'Il giovedì viene un avvocato.' }
  const planted = await plant(house.db, [circle])
  const answer = await ask('avvocato Vaiano')
  assert.deepEqual(idsOf(answer), planted)
  assert.deepEqual(answer.notThere, { place: VAIANO, sectors: ['assistenza_legale'], nearest: false })
  await plant(house.db, [{ name: 'Avvocato di strada', istat: VAIANO }])
  assert.equal((await ask('avvocato Vaiano')).notThere, undefined)
  const nearest = await ask('avvocato Cantagallo')
  assert.deepEqual(idsOf(nearest), [advisers], 'nor is who is nearer and only has the word')
  assert.deepEqual(nearest.notThere, { place: CANTAGALLO, sectors: ['assistenza_legale'], nearest: true })
})

test('who offers it there but not what else is asked for does not count', async () => {
  const terms = ['sector:donazione_sangue', 'beneficiary:minori']
  const [young] = await plant(house.db, [{ name: 'Leva Nuova', istat: CANTAGALLO, terms }])
  const engine = await house.engine()
  const answer = await engine.search(asking({ q: 'donare sangue Prato', beneficiary: ['minori'] }), NOW)
  assert.deepEqual(idsOf(answer), [young])
  assert.deepEqual(answer.notThere, { place: PRATO, sectors: ['donazione_sangue'], nearest: true })
})
