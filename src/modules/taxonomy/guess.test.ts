import assert from 'node:assert/strict'
import { test } from 'node:test'
import { processorTime } from '../../platform/testing/processor-time.ts'
import { guessTerms } from './guess.ts'
import { FALLBACK_RULES } from './guess-fallback-rules.ts'
import { AREA_RULES } from './guess-rules.ts'
import { TYPE_RULES } from './guess-type-rules.ts'
import { readListFiles } from './list-files.ts'

const { lists } = readListFiles()
const term = (taxonomy: string, code: string) =>
  lists.find((list) => list.taxonomy === taxonomy)?.terms.find((entry) => entry.code === code)
const guessed = (name: string) => guessTerms(name).map(({ taxonomy, code }) => `${taxonomy}:${code}`)
const everyRule = [...TYPE_RULES, ...AREA_RULES, ...FALLBACK_RULES]

test('names of real lists say what they plainly say', () => {
  const cases: [name: string, ...terms: string[]][] = [
    ['ARCICONFRATERNITA DELLA MISERICORDIA DI PRATO', 'area:sanitario', 'sector:trasporto_emergenza'],
    ['PUBBLICA ASSISTENZA "L\'AVVENIRE"', 'area:sanitario', 'sector:trasporto_emergenza'],
    ['AVIS COMUNALE DI VERNIO', 'area:sanitario', 'sector:donazione_sangue', 'type:odv'],
    ['ASSOCIAZIONE VOLONTARI ITALIANI DEL SANGUE', 'sector:donazione_sangue'],
    ['PRO LOCO CARMIGNANO', 'area:cultura', 'sector:tradizioni'],
    ["PANE E ROSE SOCIETA' COOPERATIVA SOCIALE ONLUS", 'type:coop_sociale', 'area:sociale'],
    ['A.S.D. C.R.P. PIETRO BORTOLOTTI', 'type:asd', 'area:sport'],
    ['A.S.D. SCUOLA BASKET FROSINONE', 'type:asd', 'sector:sport_squadra'],
    ['LEGA ITALIANA PER LA LOTTA CONTRO I TUMORI', 'sector:lotta_tumori', 'beneficiary:malati'],
    ['FONDAZIONE AMI PRATO', 'type:fondazione'],
    ['ASSOCIAZIONE GRUPPO ANZIANI DON DOMENICO CORDIOLI', 'area:sociale', 'beneficiary:anziani'],
    [
      "UNIONE PER LA TUTELA DELLE PERSONE CON DISABILITA' INTELLETTIVA - ODV",
      'type:odv',
      'beneficiary:disabili',
    ],
    ['PARROCCHIA SAN NICOLA DI BARI', 'type:ente_religioso', 'area:altro'],
    ['FREIWILLIGE FEUERWEHR VOELSER AICHA', 'sector:antincendio'],
    ['ENTE NAZIONALE PROTEZIONE ANIMALI', 'sector:rifugio_animali', 'beneficiary:animali'],
    ["UNIVERSITA' DELLA TERZA ETA' DI MESSINA", 'sector:educazione_adulti'],
    ["SOCIETA' OPERAIA DI MUTUO SOCCORSO DI CRISPIANO", 'type:soms', 'area:sociale'],
    ['CONSORZIO COOPERATIVE SOCIALI ASTIR', 'type:consorzio_coop'],
    ["BANDA MUSICALE GIOSUE' BORSI", 'sector:musica_cori'],
    ['ANOLF - ASSOCIAZIONE NAZIONALE OLTRE LE FRONTIERE', 'area:intercultura'],
  ]
  for (const [name, ...terms] of cases)
    for (const expected of terms) assert.ok(guessed(name).includes(expected), `${name}: ${guessed(name)}`)
})

test('look-alikes are not taken for what they are not', () => {
  const cases: [name: string, ...never: string[]][] = [
    ['OASI MADRE DELLA DIVINA MISERICORDIA', 'sector:trasporto_emergenza'],
    ['FONDO DMD', 'area:sport'],
    ['ASSOCIAZIONE SPORTIVA DON BOSCO', 'area:ambiente'],
    ['CENTRO PROTEZIONE PICCOLI ANIMALI', 'beneficiary:minori'],
    ['ASSOCIAZIONE ADOZIONI A DISTANZA', 'sector:affido_adozione'],
    ["SOCIETA' OPERAIA DI MUTUO SOCCORSO", 'sector:trasporto_emergenza'],
    ['PAPA GIOVANNI XXIII', 'beneficiary:famiglie', 'beneficiary:giovani'],
    ['TRASPORTI RIUNITI', 'area:sport'],
    ['SOCCORSO ALPINO', 'sector:trasporto_emergenza'],
  ]
  for (const [name, ...never] of cases)
    for (const wrong of never) assert.ok(!guessed(name).includes(wrong), `${name}: ${wrong}`)
})

test('a name that says nothing gets no guess', () => {
  for (const name of ['', 'IL MELOGRANO', 'XYZ', '...', '\u202e\u0000', 'A'.repeat(5_000)])
    assert.deepEqual(guessTerms(name), [], name.slice(0, 20))
})

test('an organisation has one type at most, and each guess names its rule', () => {
  const guesses = guessTerms('FONDAZIONE COOPERATIVA SOCIALE COMITATO ONLUS A.S.D. O.D.V.')
  assert.equal(guesses.filter(({ taxonomy }) => taxonomy === 'type').length, 1)
  for (const { rule } of guesses) assert.ok(everyRule.some(([id]) => id === rule))
})

test('every rule has its own name and proposes terms that exist, a sector always with its area', () => {
  assert.equal(new Set(everyRule.map(([id]) => id)).size, everyRule.length)
  for (const [id, , gives] of everyRule) {
    const terms = gives.split(' ').map((pair) => pair.split(':') as [string, string])
    for (const [taxonomy, code] of terms) {
      const found = term(taxonomy, code)
      assert.ok(found, `${id}: ${taxonomy}:${code}`)
      if (taxonomy === 'sector')
        assert.ok(gives.split(' ').includes(`area:${found.parent?.code}`), `${id}: ${code}`)
    }
  }
})

test('the weak rules speak only when no other rule gives an area', () => {
  const strong = guessTerms('COOPERATIVA SOCIALE CENTRO ALZHEIMER')
  assert.ok(!strong.some(({ rule }) => rule.startsWith('debole.')))
  assert.ok(guessTerms('COOPERATIVA SOCIALE AURORA').some(({ rule }) => rule === 'debole.coop_sociale'))
})

test('a hostile name does not keep the machine busy', async () => {
  const work = await processorTime(() => {
    guessTerms('cooperativa di '.repeat(3_000))
    guessTerms('associazione culturale '.repeat(3_000))
  })
  assert.ok(work < 10_000, `${work} ms`)
})
