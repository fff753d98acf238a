/** A row that has its place among others. */
interface Placed {
  id: string
  position: number
}

/** Rows in the order in which they are shown. */
export const inOrder = <Row extends Placed>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))

/** The rows with one put a place up (-1) or down (1); the others keep their number where they can. */
export function moved<Row extends Placed>(rows: readonly Row[], id: string, way: -1 | 1): Row[] {
  const order = inOrder(rows)
  const from = order.findIndex((row) => row.id === id)
  const [row, other] = [order[from], order[from + way]]
  if (!row || !other) return [...rows]
  order[from] = other
  order[from + way] = row
  const places = order.map(({ position }) => position).sort((a, b) => a - b)
  const distinct = new Set(places).size === places.length
  return order.map((one, index) => ({ ...one, position: distinct ? (places[index] ?? index) : index }))
}

/** The place of a row that comes after all others. */
export const lastPlace = (rows: readonly { position: number }[]): number =>
  rows.reduce((last, { position }) => Math.max(last, position), -1) + 1

/** The rows with this one in the place of the one of the same id, or after all others. */
export const withRow = <Row extends { id: string }>(rows: readonly Row[], row: Row): Row[] =>
  rows.some(({ id }) => id === row.id) ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row]

/** The rows without one. */
export const withoutRow = <Row extends { id: string }>(rows: readonly Row[], gone: string): Row[] =>
  rows.filter(({ id }) => id !== gone)

/** The first words of a text, for a list. */
export function excerpt(text: string | null, longest = 140): string[] {
  if (text === null) return []
  const line = text.replace(/\s+/g, ' ')
  return [line.length <= longest ? line : `${line.slice(0, line.lastIndexOf(' ', longest) || longest)}…`]
}
