import type { SearchKind } from '../kind.ts'
import { codeSets } from './code-sets.ts'
import { SPAN } from './hours.ts'
import type { NumberedTexts } from './numbered-texts.ts'
import type { RecordRow } from './record-row.ts'
import { type Columns, flagBits, type KeyColumn, type TextColumn } from './segment.ts'
import { sharedF32, sharedF64, sharedI32, sharedU8, sharedU32 } from './shared-arrays.ts'

/** Writes the columns of records that are in their order. */
export function writeColumns(kind: SearchKind, rows: readonly RecordRow[], codes: NumberedTexts): Columns {
  const columns = {
    ids: sharedU32(rows.length * 4),
    seqs: sharedF64(rows.length),
    names: textColumn(rows.map(({ title }) => title)),
    slugs: textColumn(rows.map(({ slug }) => slug)),
    sorts: textColumn(rows.map(({ sort }) => sort)),
    nameWords: sharedU8(rows.length),
    nameKeys: sharedU32(rows.length),
    flags: sharedU8(rows.length),
    verified: sharedU32(rows.length),
    fresh: sharedU32(rows.length),
    keys: kind.keys.map((name, key) => keyColumn(kind, name, { rows, key, known: codes })),
    ...pointColumns(rows),
    ...hourColumns(rows),
  }
  for (const [record, row] of rows.entries()) {
    for (let i = 0; i < 4; i++)
      columns.ids[record * 4 + i] = Number.parseInt(row.id.slice(i * 8, i * 8 + 8), 16)
    columns.seqs[record] = row.seq
    columns.nameWords[record] = row.nameWords
    columns.nameKeys[record] = row.nameKey
    columns.flags[record] = row.flags
    columns.verified[record] = row.verified
    columns.fresh[record] = row.fresh
  }
  return { ...columns, byId: recordsById(columns.ids) }
}

/** The records in the order of their identifiers. */
export function recordsById(ids: Uint32Array): Uint32Array {
  const order = sharedU32(ids.length / 4)
  for (let record = 0; record < order.length; record++) order[record] = record
  return order.sort((a, b) => {
    let i = 0
    while (i < 3 && ids[a * 4 + i] === ids[b * 4 + i]) i++
    return (ids[a * 4 + i] as number) - (ids[b * 4 + i] as number)
  })
}

/** Texts one after the other, as UTF-8. */
export function textColumn(texts: readonly string[]): TextColumn {
  const at = sharedU32(texts.length + 1)
  let length = 0
  for (const [i, text] of texts.entries()) {
    at[i] = length
    length += Buffer.byteLength(text)
  }
  at[texts.length] = length
  const bytes = sharedU8(length)
  const buffer = Buffer.from(bytes.buffer)
  for (const [i, text] of texts.entries()) buffer.write(text, at[i] as number)
  return { bytes, at }
}

const NO_CODES: readonly number[] = []

function keyColumn(
  kind: SearchKind,
  name: string,
  { rows, key, known }: { rows: readonly RecordRow[]; key: number; known: NumberedTexts },
): KeyColumn {
  /** For each known code whether it is met, then its place among those that are. */
  const places = new Uint32Array(known.size())
  for (const row of rows) for (const code of row.codes[key] ?? NO_CODES) places[code] = 1
  const met = known.inOrder().filter((code) => places[code] === 1)
  for (const [place, code] of met.entries()) places[code] = place
  const gathered = codeSets(rows.length)
  const totals = sharedU32(met.length)
  const hidden = flagBits(kind, kind.hidden)
  for (const [record, row] of rows.entries()) {
    const its = (row.codes[key] ?? NO_CODES).map((code) => places[code] as number)
    gathered.sets[record] = gathered.numberOf(its)
    if ((row.flags & hidden) === 0) for (const value of its) totals[value] = (totals[value] as number) + 1
  }
  return { name, codes: met.map(known.textOf), ...gathered.end(), totals }
}

function pointColumns(rows: readonly RecordRow[]): Pick<Columns, 'points' | 'pointsAt'> {
  const pointsAt = sharedU32(rows.length + 1)
  let length = 0
  for (const [record, row] of rows.entries()) {
    pointsAt[record] = length
    length += row.points.length / 3
  }
  pointsAt[rows.length] = length
  const points = sharedF32(length * 3)
  for (const [record, row] of rows.entries()) points.set(row.points, (pointsAt[record] as number) * 3)
  return { points, pointsAt }
}

function hourColumns(rows: readonly RecordRow[]): Pick<Columns, 'hours' | 'hoursAt'> {
  const hoursAt = sharedU32(rows.length + 1)
  let length = 0
  for (const [record, row] of rows.entries()) {
    hoursAt[record] = length
    length += row.hours.length / SPAN
  }
  hoursAt[rows.length] = length
  const hours = sharedI32(length * SPAN)
  for (const [record, row] of rows.entries()) hours.set(row.hours, (hoursAt[record] as number) * SPAN)
  return { hours, hoursAt }
}
