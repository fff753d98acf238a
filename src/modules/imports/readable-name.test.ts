import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readableName } from './readable-name.ts'

const names: [string, string][] = [
  ['ARCICONFRATERNITA DELLA MISERICORDIA DI PRATO', 'Arciconfraternita della Misericordia di Prato'],
  ['A.M.ME.C. ASSOCIAZIONE MALATTIE METABOLICHE', 'A.M.ME.C. Associazione Malattie Metaboliche'],
  ['CIAOLAPO ONLUS', 'Ciaolapo ONLUS'],
  [
    'LEGA ITALIANA PER LA LOTTA CONTRO I TUMORI (LILT) SEZ. PROVINCIALE DI PRATO',
    'Lega Italiana per la Lotta contro i Tumori (LILT) Sez. Provinciale di Prato',
  ],
  ["ASSOCIAZIONE NAZIONALE MARINAI D'ITALIA", "Associazione Nazionale Marinai d'Italia"],
  ["PUBBLICA ASSISTENZA L'AVVENIRE - ODV", "Pubblica Assistenza L'Avvenire - ODV"],
  ["IL SORRISO DELL'ANIMA ONLUS", "Il Sorriso dell'Anima ONLUS"],
  ["FONDAZIONE CONSERVATORIO S.NICCOLO'", 'Fondazione Conservatorio S. Niccolò'],
  ["IL GIRASOLE SOCIETA' COOPERATIVA SOCIALE", 'Il Girasole Società Cooperativa Sociale'],
  ['COOPERATIVA SOCIALE IL GIRASOLE A R.L.', 'Cooperativa Sociale Il Girasole a r.l.'],
  ['KEPOS COOPERATIVA SOCIALE A R. L. ONLUS', 'Kepos Cooperativa Sociale a r. l. ONLUS'],
  ["TORRE DE' PASSERI", "Torre de' Passeri"],
  ["PRO LOCO PO' DI TUTTO", "Pro Loco Po' di Tutto"],
  ["PERCHE' NO", 'Perché No'],
  [
    'ANTER-ASSOCIAZIONE NAZIONALE TUTELA ENERGIE RINNOVABILI',
    'ANTER-Associazione Nazionale Tutela Energie Rinnovabili',
  ],
  ['ISTITUTO GIOVANNI XXIII', 'Istituto Giovanni XXIII'],
  ['CENTRO PAOLO VI', 'Centro Paolo VI'],
  ['VI ASPETTIAMO', 'Vi Aspettiamo'],
  ['CIRCOLO PIO X', 'Circolo Pio X'],
  ['AVIS COMUNALE DI PRATO', 'AVIS Comunale di Prato'],
  ['CIRCOLO ARCI E AUSER', 'Circolo ARCI e AUSER'],
  ['CDP VOLLEY VAIANO', 'CDP Volley Vaiano'],
  ['DIS@BILMENTE', 'Dis@bilmente'],
  ['"C.A.M. - CENTRO ASSISTENZA', 'C.A.M. - Centro Assistenza'],
  ['APB-ASSOCIAZIONE"A PASSEGGIO NEL BOSCO"', 'APB-Associazione "A Passeggio nel Bosco"'],
  ["ASSOCIAZIONE ''FEMMINILE PRESENTE!''", 'Associazione "Femminile Presente!"'],
  ["CROCE ROSSA ITALIANA 'COMITATO DI VERNIO'", 'Croce Rossa Italiana "Comitato di Vernio"'],
  ['" BANDUS! ATTIVAZIONI LUDICHE MAREMMA "', 'Bandus! Attivazioni Ludiche Maremma'],
  ["'LEGA PER LA VITA '", 'Lega per la Vita'],
  ["'LEGA PER LA VITA'", 'Lega per la Vita'],
  ['"NEHEMIA" ONLUS', '"Nehemia" ONLUS'],
  ["PROFESSIONAL WOMEN'S NETWORK", "Professional Women's Network"],
  ['CENTRO STUDI G.I.GURDJIEFF', 'Centro Studi G.I. Gurdjieff'],
  ["A.S.D. PRO SPORT '85", "A.S.D. Pro Sport '85"],
  ['POLISPORTIVA PRATO 2000', 'Polisportiva Prato 2000'],
  ['Già scritto bene da qualcuno', 'Già scritto bene da qualcuno'],
  ['  due   spazi\tqui ', 'due spazi qui'],
  ['盲人协会', '盲人协会'],
  ['جمعية النور', 'جمعية النور'],
  ['ОБЩЕСТВО ДРУЖБЫ', 'Общество Дружбы'],
  ['<SCRIPT>ALERT(1)</SCRIPT>', '<Script>Alert(1)</Script>'],
  ['=HYPERLINK("X")', '=Hyperlink("X")'],
  ['', ''],
]
for (const [raw, readable] of names)
  test(`${raw} is written ${readable}`, () => assert.equal(readableName(raw), readable))

test('a place keeps its official spelling', () =>
  assert.equal(
    readableName("AVIS DI REGGIO NELL'EMILIA", ["Reggio nell'Emilia"]),
    "AVIS di Reggio nell'Emilia",
  ))

test('a readable name is left alone the second time, whatever it was', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
      const once = readableName(raw)
      assert.equal(typeof once, 'string')
      assert.equal((once.match(/"/g) ?? []).length % 2, 0)
    }),
  ))
