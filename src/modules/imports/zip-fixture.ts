import { crc32, deflateRawSync } from 'node:zlib'

/** One part of a zip made for a test; `claims` is the inflated size it pretends to have. */
export type ZipPart = { name: string; content: Buffer | string; claims?: number; encrypted?: boolean }

/** A zip file in memory, lies included: for tests of what is refused. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content, { level: 9 })
    const name = Buffer.from(part.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(part.encrypted ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(part.claims ?? content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, name]))
    locals.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const WORKBOOK =
  '<workbook xmlns:r="r"><sheets><sheet name="Foglio1" sheetId="1" r:id="rId1"/></sheets></workbook>'
const RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'

/** The parts of a workbook with this sheet. */
export const workbookOf = (sheet: Buffer | string, extra: readonly ZipPart[] = []): ZipPart[] => [
  { name: 'xl/workbook.xml', content: WORKBOOK },
  { name: 'xl/_rels/workbook.xml.rels', content: RELATIONS },
  { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ...extra,
]
