import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import writeXlsxFile from 'write-excel-file/node'
import { BY, type ImportFixture, importFixture } from './import-fixture.ts'
import { applyBatch } from './run.ts'

let it: ImportFixture
before(async () => {
  it = await importFixture()
})
after(() => it.stop())

// The daily list of RUNTS, as ../shared/data/runts-export-shape describes it: bilingual titles with a line break.
const HEADER = [
  'CODICE FISCALE /\nSTEUERNUMMER',
  'REPERTORIO /\nREPERTOIRE',
  'DENOMINAZIONE /\nBEZEICHNUNG',
  'SEZIONE (*) /\nSEKTION',
  'COGNOME E NOME LEGALI RAPP. /\nNAME UND VORNAME D. GESETZL. VERTRETERS',
  'RETE / NETZWERK',
  'COMUNE SEDE LEGALE /\nGEMEINSAME RECHTSSITZ',
  'PROVINCIA SEDE LEGALE /\nPROVINZ RECHTSSITZ',
  '5X 1000',
  'DATA ISCRIZIONE /\nANMELDEDATUM',
]

test('the list of RUNTS is read from a workbook: zeros, Naples, sections, dates; nobody’s name is published', async () => {
  const rows = [
    HEADER.map((value) => ({ value })),
    [
      { value: 1685160978, type: Number },
      { value: 1234, type: Number },
      { value: "'LEGA PER LA VITA '" },
      { value: 'ORGANIZZAZIONI DI VOLONTARIATO' },
      { value: 'ROSSI MARIO' },
      { value: 'NO' },
      { value: 'NAPOLI' },
      { value: 'NA' },
      { value: 'SI' },
      { value: new Date(Date.UTC(2022, 10, 7)), type: Date, format: 'dd/mm/yyyy' },
    ],
    [
      '92070250482',
      '98',
      'L’ABBRACCIO RETE',
      '-',
      'BIANCHI ANNA',
      'SI',
      'PRATO',
      'PO',
      'NO',
      '07/11/2022',
    ].map((value) => ({ value })),
  ]
  const buffer = await writeXlsxFile(rows, { sheet: 'Iscritti' }).toBuffer()
  const batch = await it.stage({ path: await it.write('runts.xlsx', buffer) }, { authority: 'register' })
  assert.equal((await applyBatch(it.db, batch.id, BY)).new, 2)
  const found = await it.db
    .selectFrom('organization as o')
    .innerJoin('location as l', 'l.organization_id', 'o.id')
    .innerJoin('organization_identifier as i', 'i.organization_id', 'o.id')
    .select(['o.name', 'o.type_code', 'l.istat_code', 'i.identifier_scheme', 'i.identifier', 'i.valid_from'])
    .orderBy('o.name')
    .orderBy('i.identifier_scheme')
    .execute()
  const napoli = { name: 'Lega per la Vita', type_code: 'odv', istat_code: '063049' }
  const prato = { name: "L'Abbraccio Rete", istat_code: '100005' }
  assert.deepEqual(
    found.map(({ type_code, ...row }) => (row.name === prato.name ? row : { ...row, type_code })),
    [
      { ...prato, identifier_scheme: 'IT-CF', identifier: '92070250482', valid_from: null },
      { ...prato, identifier_scheme: 'RUNTS-REP', identifier: '98', valid_from: '2022-11-07' },
      { ...napoli, identifier_scheme: 'IT-CF', identifier: '01685160978', valid_from: null },
      { ...napoli, identifier_scheme: 'RUNTS-REP', identifier: '1234', valid_from: '2022-11-07' },
    ],
  )
  const said = await it.db.selectFrom('field_assertion').select(['value', 'source']).execute()
  assert.ok(!JSON.stringify(said).includes('ROSSI'))
  assert.ok(said.some(({ source }) => source === 'register'))
})
