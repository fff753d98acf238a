import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { projectFile } from '../../platform/project.ts'
import { samplePlaces } from './sample-places.ts'

const places = samplePlaces()
const shared = projectFile('../shared/data')
const skip = existsSync(shared) ? false : 'real data is not beside this checkout (../shared)'
const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(`${shared}/${file}`), { columns: true })

test('every spelling of a name finds its municipality', () => {
  const cases: [string, string | undefined, string][] = [
    ['PRATO', 'PO', '100005'],
    ["REGGIO NELL'EMILIA", 'RE', '035033'],
    ['Reggio Emilia', undefined, '035033'],
    ['reggio calabria', 'RC', '080063'],
    ["FORLI'", 'FC', '040012'],
    ['Forlì', 'FO', '040012'],
    ['NAPOLI', 'NA', '063049'],
    ['Bolzano/Bozen', undefined, '021008'],
    ['BOLZANO .BOZEN.', 'BZ', '021008'],
    ['APPIANO SULLA STRADA DEL VINO .EPPAN AN', 'BZ', '021004'],
    ['St. Ulrich', 'BZ', '021061'],
    ['Aoste', undefined, '007003'],
    ['S. Stino di Livenza', 'VE', '027036'],
    ['SANTO STINO DI LIVENZA', 'VE', '027036'],
    ['COMUNE DI VALSAMOGGIA', 'BO', '037061'],
    ['IESOLO', 'VE', '027019'],
    ['Firenze', 'fi', '048017'],
    ['佛罗伦萨', undefined, '048017'],
    ['براتو', undefined, '100005'],
    ['Монтемурло', undefined, '100003'],
  ]
  for (const [name, sigla, istat] of cases) {
    assert.equal(places.findMunicipality(name, sigla)?.istat, istat, `${name} ${sigla}`)
  }
})

test('names of municipalities that ceased lead to their successor', () => {
  assert.deepEqual(pick('Barberino Val d’Elsa', 'FI'), ['Barberino Tavarnelle', 'former'])
  assert.deepEqual(pick('CARCERI', 'PD'), ["Santa Caterina d'Este", 'former'])
  assert.deepEqual(pick('Ionadi', 'VV'), ['Jonadi', 'former'])
  assert.deepEqual(pick('SAPPADA', 'BL'), ['Sappada', 'former'])
  assert.equal(places.municipality('090003')?.istat, '112001', 'old code of Alghero')
  assert.equal(places.municipality('F474')?.name, 'Pesaro', 'cadastral code of Monteciccardo')
})

test('a province that was redrawn is forgiven, a wrong one is told, a doubtful name is refused', () => {
  assert.deepEqual(pick('OLBIA', 'SS'), ['Olbia', 'exact'])
  assert.deepEqual(pick("TORRE DE' BUSI", 'LC'), ["Torre de' Busi", 'exact'])
  assert.deepEqual(pick('CRESPINA LORENZANA', 'PR'), ['Crespina Lorenzana', 'other_province'])
  assert.equal(pick('Samone', undefined), undefined, 'there is one near Turin and one near Trento')
  assert.deepEqual(pick('Samone', 'TN'), ['Samone', 'exact'])
  assert.equal(pick('Atlantide', 'PO'), undefined)
})

test('all pairs of municipality and province of the national list resolve', { skip }, () => {
  const rows = rowsOf('5x1000-2020/ammessi_2020.csv')
  const missed = rows.filter(({ comune = '', provincia }) => !places.findMunicipality(comune, provincia))
  assert.deepEqual(
    missed.map(({ comune, provincia }) => `${comune} (${provincia})`),
    [],
  )
})

test("today's municipalities are those of ISTAT's list of 2026", { skip }, () => {
  const listed = rowsOf('istat-comuni/istat_elenco_comuni_raw.csv')
  const ours = places.municipalities.map(({ istat, name, cadastral, sigla }) => [
    istat,
    name,
    cadastral,
    sigla,
  ])
  const theirs = listed.map((row) => [
    row.codice_istat,
    row.denominazione,
    row.codice_catastale,
    row.sigla_provincia,
  ])
  const sorted = (rows: (string | undefined)[][]) => rows.map((row) => row.join(' ')).sort()
  assert.deepEqual(sorted(ours), sorted(theirs))
})

function pick(name: string, sigla: string | undefined): [string, string] | undefined {
  const match = places.matchMunicipality(name, sigla)
  return match && [match.municipality.name, match.kind]
}
