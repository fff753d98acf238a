import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from './fields.ts'
import { fieldOf, findHeader, headerKey, parsedMapping, proposedMapping, safeMapping } from './mapping.ts'

const headers: [string, Field | undefined][] = [
  ['codice_fiscale', 'taxCode'],
  ['Codice Fiscale', 'taxCode'],
  ['C.F.', 'taxCode'],
  ['CODICE FISCALE /\nSTEUERNUMMER', 'taxCode'],
  ['CODICE FISCALE\n/ STEUERNUMMER', 'taxCode'],
  ['REPERTORIO / REPERTOIRE', 'runtsNumber'],
  ['DENOMINAZIONE /\r\nBEZEICHNUNG', 'name'],
  ['SEZIONE (*) / SEKTION', 'runtsSection'],
  ['COGNOME E NOME LEGALI RAPP. / NAME UND VORNAME D. GESETZL. VERTRETERS', undefined],
  ['RETE / NETZWERK', undefined],
  ['COMUNE SEDE LEGALE / GEMEINSAME RECHTSSITZ', 'municipality'],
  ['PROVINCIA SEDE LEGALE / PROVINZ RECHTSSITZ', 'province'],
  ['5X 1000', undefined],
  ['DATA ISCRIZIONE / ANMELDEDATUM', 'registeredOn'],
  ['Città', 'municipality'],
  ['CAP', 'postalCode'],
  ['E-mail', 'email'],
  ['PEC', 'pec'],
  ['Sito Web', 'website'],
  ['importo_scelte_espresse', undefined],
  ['comuni', 'municipalityFlag'],
  ['alternate_name', 'acronym'],
  ['postal_code', 'postalCode'],
  ['', undefined],
  ['<script>', undefined],
]
for (const [cell, field] of headers)
  test(`the header ${JSON.stringify(cell)} means ${field ?? 'nothing'}`, () =>
    assert.equal(fieldOf(cell), field))

test('the header is found under a title and a date', () =>
  assert.equal(
    findHeader([['Elenco enti'], ['al 10/05/2026'], ['N.', 'Denominazione', 'Comune'], ['1', 'A', 'Prato']]),
    2,
  ))

test('a list without a header says so', () =>
  assert.equal(
    findHeader([
      ['1', 'A'],
      ['2', 'B'],
    ]),
    undefined,
  ))

test('of two columns that mean the same the first is proposed', () =>
  assert.deepEqual(proposedMapping(['Nome', 'Denominazione']), { name: 0 }))

test('a mapping can be given by number or by header', () => {
  const header = ['Cod.', 'Chi', 'Dove']
  assert.deepEqual(parsedMapping('taxCode=1, name=chi,municipality=DOVE', header), {
    taxCode: 0,
    name: 1,
    municipality: 2,
  })
  assert.deepEqual(parsedMapping('name=9', header), { unknown: 'name=9' })
  assert.deepEqual(parsedMapping('__proto__=1', header), { unknown: '__proto__=1' })
})

test('a remembered mapping is not trusted', () =>
  assert.deepEqual(safeMapping({ name: 1, taxCode: 7, evil: 0, municipality: '0' }, 3), { name: 1 }))

test('one office is known again by its header', () =>
  assert.equal(headerKey(['Codice Fiscale', 'SEZIONE (*)']), headerKey(['CODICE_FISCALE', 'sezione'])))
