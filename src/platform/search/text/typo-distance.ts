/** Rows of the table, written anew each time: new arrays would cost more than the counting. */
let [before, above, row] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)]

/**
 * Typing errors between two words: a letter more, less, other, or two exchanged count one each (optimal string
 * alignment). More than `most` are not counted further. Only cells that so many errors can reach are looked at.
 */
export function typoDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  if (row.length < b.length + 2)
    [before, above, row] = [before, above, row].map(() => new Uint16Array(2 * b.length + 2)) as [
      Row,
      Row,
      Row,
    ]
  for (let j = 0; j <= Math.min(b.length, most + 1); j++) above[j] = j
  for (let i = 1; i <= a.length; i++) {
    if (nextRow(a, b, i, most) > most) return most + 1
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(above[b.length] as number, most + 1)
}
type Row = Uint16Array<ArrayBuffer>

/** Fills the row of a letter of `a`; returns its least number. */
function nextRow(a: string, b: string, i: number, most: number): number {
  const [first, last] = [Math.max(1, i - most), Math.min(b.length, i + most)]
  const [letter, letterBefore] = [a.charCodeAt(i - 1), i > 1 ? a.charCodeAt(i - 2) : -1]
  row[first - 1] = first === 1 ? i : most + 1
  let least = row[first - 1] as number
  for (let j = first; j <= last; j++) {
    const other = b.charCodeAt(j - 1)
    let errors = (above[j - 1] as number) + (letter === other ? 0 : 1)
    errors = Math.min(errors, (above[j] as number) + 1, (row[j - 1] as number) + 1)
    if (j > 1 && letter === b.charCodeAt(j - 2) && letterBefore === other)
      errors = Math.min(errors, (before[j - 2] as number) + 1)
    row[j] = errors
    if (errors < least) least = errors
  }
  row[last + 1] = most + 1
  return least
}

/** Errors forgiven in a word: none in very short ones, one in short ones, two in long ones. */
export const typosForgiven = (word: string): number => {
  const letters = [...word].length
  return letters < 4 ? 0 : letters < 7 ? 1 : 2
}
