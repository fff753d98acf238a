import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { processorTime } from '../../platform/testing/processor-time.ts'
import { FileRefused } from './file-refused.ts'
import { openTable } from './read-table.ts'
import { workbookOf, type ZipPart, zipOf } from './zip-fixture.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessuto-read-'))
})
after(() => rm(folder, { recursive: true, force: true }))

async function rowsOf(content: Buffer | string): Promise<string[][]> {
  const path = join(folder, 'list')
  await writeFile(path, content)
  const rows: string[][] = []
  for await (const row of (await openTable(path)).rows()) rows.push(row)
  return rows
}

const refusalOf = (content: Buffer | string) =>
  rowsOf(content).then(
    () => 'nothing',
    (error: unknown) => (error instanceof FileRefused ? error.refusal : String(error)),
  )

const expected = [
  ['Denominazione', 'Comune'],
  ['Società "L\'Alba"; soci', 'Prato'],
]
const quoted = (delimiter: string) =>
  `Denominazione${delimiter}Comune\r\n"Società ""L'Alba""; soci"${delimiter}Prato\r\n`

const written: [string, Buffer][] = [
  ['commas', Buffer.from(quoted(','))],
  ['semicolons', Buffer.from(quoted(';'))],
  ['tabs', Buffer.from(quoted('\t'))],
  ['lines that end in different ways', Buffer.from(quoted(';').replace('Prato\r\n', 'Prato\n'))],
  ['a byte order mark', Buffer.from(`\ufeff${quoted(';')}`)],
  ['Windows-1252', Buffer.from(quoted(';'), 'latin1')],
  ['UTF-16 as Excel writes it', Buffer.from(`\ufeff${quoted('\t')}`, 'utf16le')],
]
for (const [how, content] of written)
  test(`a list written with ${how} is read`, async () => assert.deepEqual(await rowsOf(content), expected))

test('the curly apostrophe of Windows is not lost', async () => {
  const bytes = Buffer.concat([
    Buffer.from('Nome,Comune\nL'),
    Buffer.from([0x92]),
    Buffer.from('Alba,Prato\n'),
  ])
  assert.equal((await rowsOf(bytes))[1]?.[0], 'L’Alba')
})

test('an accent at the very end of a long list still decides the encoding', async () => {
  const start = Buffer.from(`Nome,Comune\n${'Alba,Prato\n'.repeat(60_000)}`)
  const rows = await rowsOf(Buffer.concat([start, Buffer.from('Carità,Prato\n', 'latin1')]))
  assert.equal(rows.at(-1)?.[0], 'Carità')
})

test('hostile cells arrive as they are', async () => {
  const cells = ['\u202eabc', '😀𠀀', '=1+1', '<script>alert(1)</script>', 'x'.repeat(3000)]
  assert.deepEqual((await rowsOf(`a,b,c,d,e\n${cells.join(',')}\n`))[1], cells)
})

const sheet = `<worksheet><sheetData>
  <row r="1"><c r="A1" t="inlineStr"><is><t>Codice</t></is></c><c r="C1" t="s"><v>0</v></c></row>
  <row r="2"><c r="A2"><v>9.2070250482E10</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" s="1"><v>45657</v></c></row>
  <row r="3"/></sheetData></worksheet>`
const strings = '<sst><si><r><t>Data </t></r><r><t>&amp; ora</t></r></si></sst>'
const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
const parts = workbookOf(sheet, [
  { name: 'xl/sharedStrings.xml', content: strings },
  { name: 'xl/styles.xml', content: styles },
])

test('a workbook gives its cells as text, dates as days and long numbers as digits', async () =>
  assert.deepEqual(await rowsOf(zipOf(parts)), [
    ['Codice', '', 'Data & ora'],
    ['92070250482', 'SI', '31/12/2024'],
  ]))

const big = (bytes: number) => Buffer.alloc(bytes, ' ')
const declared: ZipPart = { name: 'x', content: 'x', claims: 0xfffffff0 }
const bombs: [string, ZipPart[], string][] = [
  ['a part that declares four gigabytes', workbookOf(sheet, [declared]), 'inflated_too_big'],
  ['a sheet a thousand times its packed size', workbookOf(big(64_000_000)), 'inflated_too_big'],
  [
    'a sheet that lies about its size',
    [
      ...workbookOf('').slice(0, 2),
      { name: 'xl/worksheets/sheet1.xml', content: big(64_000_000), claims: 1000 },
    ],
    'broken',
  ],
  [
    'two thousand parts',
    Array.from({ length: 2000 }, (_, n) => ({ name: `${n}`, content: '' })),
    'too_many_entries',
  ],
  [
    'a document type with entities',
    workbookOf('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
    'unsafe_xml',
  ],
  ['an undeclared entity', workbookOf('<worksheet>&b;</worksheet>'), 'broken'],
  ['a password', workbookOf(sheet, [{ name: 'x', content: 'x', encrypted: true }]), 'encrypted'],
  ['the parts of an open document', [{ name: 'content.xml', content: '<a/>' }], 'open_document'],
  ['any other zip', [{ name: 'a.csv', content: 'a,b' }], 'archive'],
  [
    'a column beyond ZZ',
    workbookOf('<worksheet><row><c r="ZZZZ1"><v>1</v></c></row></worksheet>'),
    'too_many_columns',
  ],
]
for (const [what, zip, refusal] of bombs)
  test(`${what} is refused in less than two seconds`, async () => {
    const packed = zipOf(zip)
    const work = await processorTime(async () => assert.equal(await refusalOf(packed), refusal))
    assert.ok(work < 2_000, `${work} ms`)
  })

const notLists: [string, Buffer | string, string][] = [
  ['an empty file', '', 'empty'],
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_excel'],
  [
    'a workbook with a password',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted',
  ],
  ['a PDF', '%PDF-1.7', 'pdf'],
  ['a web page saved as a sheet', '<html><table>', 'web_page'],
  ['a gzip', Buffer.from('1f8b0800', 'hex'), 'archive'],
  ['a broken zip', 'PK\u0003\u0004nothing', 'broken'],
  ['a quote that never closes', `a,b\n"${'x,y\n'.repeat(400_000)}`, 'broken_quotes'],
  ['a thousand columns', `${'a,'.repeat(1000)}\n`, 'too_many_columns'],
]
for (const [what, content, refusal] of notLists)
  test(`${what} is refused with its reason`, async () => assert.equal(await refusalOf(content), refusal))
