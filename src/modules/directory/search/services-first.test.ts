import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { asking, type PlantedHouse, plant, plantedHouse } from './planted.ts'

const PRATO = '100005'
const NOW = new Date('2026-11-21T10:00:00Z')

let house: PlantedHouse
before(async () => {
  house = await plantedHouse(MODULES)
  house.use('index')
})
after(() => house.stop())

test('who offers what is asked comes before who has the word in a text and the town in the name', async () => {
  const [clinic] = await plant(house.db, [
    {
      name: 'Stetoscopio',
      istat: PRATO,
      locality: 'Iolo',
      terms: ['ambulatorio', 'consultorio', 'lotta_tumori', 'centro_ascolto', 'casa'].map(
        (code) => `sector:${code}`,
      ),
    },
    { name: 'Buongiorno Prato', istat: PRATO, description: 'A lezione si impara a parlare con il medico.' },
    { name: 'Cuore in Fabbrica di Prato', istat: PRATO, description: 'Un medico, мы: врач, un médecin.' },
  ])
  const engine = await house.engine()
  for (const q of [
    'medico Prato',
    'dottore a Prato',
    'médecin Prato',
    'cheap doctor Prato',
    'недорогой врач Прато',
  ]) {
    const { hits } = await engine.search(asking({ q }), NOW)
    assert.equal(hits[0]?.id, clinic, q)
  }
})

test('who asks for a home finds who helps to find one before who is called so, and by its name who is', async () => {
  const [fund, red] = await plant(house.db, [
    { name: 'Fondo Le Logge', istat: PRATO, terms: ['sector:casa', 'sector:aiuto_economico'] },
    { name: 'Casa Rossa', istat: PRATO, description: 'Una casa aperta.', terms: ['sector:circolo'] },
  ])
  const engine = await house.engine()
  const asked = [
    'cerco casa',
    'Cerchiamo casa a Prato',
    'find a home',
    'je cherche une maison',
    'أبحث عن بيت',
  ]
  for (const q of [...asked, 'ищу дом', '我要找房']) {
    const { hits } = await engine.search(asking({ q }), NOW)
    assert.equal(hits[0]?.id, fund, q)
  }
  for (const q of ['casa', 'cerco la Casa Rossa', 'casa Prato']) {
    const { hits } = await engine.search(asking({ q }), NOW)
    assert.equal(hits[0]?.id, red, q)
  }
})
