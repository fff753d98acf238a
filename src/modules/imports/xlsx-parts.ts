import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import type { Archive } from './open-archive.ts'
import { isDateFormat } from './xlsx-dates.ts'
import { type XmlHandler, xmlEvents } from './xml-events.ts'

/** What has to be known of a workbook before its first sheet can be read. */
export type Workbook = {
  sheet: string
  sheetName: string
  from1904: boolean
  strings: readonly string[]
  /** Whether the cell style of this number shows a date. */
  dateStyles: readonly boolean[]
}

async function readPart(archive: Archive, name: string, handler: XmlHandler): Promise<void> {
  if (!archive.has(name)) return
  for await (const _ of xmlEvents(await archive.read(name), handler));
}

/** The first visible sheet, the shared strings and the date styles of a workbook. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const { id, name, from1904 } = await readSheets(archive)
  const target = await readTarget(archive, id)
  if (!archive.has(target)) throw new FileRefused('broken', 'no sheet')
  const dateStyles = await readDateStyles(archive)
  return { sheet: target, sheetName: name, from1904, strings: await readStrings(archive), dateStyles }
}

async function readSheets(archive: Archive) {
  const found = { id: '', name: '', from1904: false }
  await readPart(archive, 'xl/workbook.xml', {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') found.from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (tag !== 'sheet' || found.id !== '' || /hidden/i.test(attributes.state ?? '')) return
      found.id = attributes['r:id'] ?? ''
      found.name = attributes.name ?? ''
    },
    text: () => {},
    close: () => {},
  })
  return found
}

async function readTarget(archive: Archive, id: string): Promise<string> {
  let target = 'xl/worksheets/sheet1.xml'
  await readPart(archive, 'xl/_rels/workbook.xml.rels', {
    open: (tag, { Id, Target }) => {
      if (tag === 'Relationship' && Id === id && Target)
        target = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`
    },
    text: () => {},
    close: () => {},
  })
  return target
}

async function readDateStyles(archive: Archive): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  await readPart(archive, 'xl/styles.xml', {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (tag === 'cellXfs') inCells = true
      if (tag !== 'xf' || !inCells) return
      const id = Number(attributes.numFmtId ?? 0)
      styles.push(isDateFormat(id, codes.get(id)))
    },
    text: () => {},
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return styles
}

async function readStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let size = 0
  await readPart(archive, 'xl/sharedStrings.xml', {
    open: (tag) => {
      if (tag === 'si') current = ''
      inText = tag === 't'
    },
    text: (text) => {
      if (!inText) return
      size += text.length
      if (size > LIMITS.sharedStrings) throw new FileRefused('inflated_too_big')
      current += text
    },
    close: (tag) => {
      if (tag === 'si') strings.push(current)
      inText = false
    },
  })
  return strings
}
