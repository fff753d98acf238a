/**
 * Typing errors between two words: a letter more, less, other, or two exchanged count one each (optimal string
 * alignment). More than `most` are not counted further.
 */
export function typoDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = new Uint16Array(b.length + 1)
  let above = Uint16Array.from({ length: b.length + 1 }, (_, column) => column)
  let row = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      let errors = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      errors = Math.min(errors, (above[j] as number) + 1, (row[j - 1] as number) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        errors = Math.min(errors, (before[j - 2] as number) + 1)
      row[j] = errors
      if (errors < least) least = errors
    }
    if (least > most) return most + 1
    ;[before, above, row] = [above, row, before]
  }
  return above[b.length] as number
}

/** Errors forgiven in a word: none in very short ones, one in short ones, two in long ones. */
export const typosForgiven = (word: string): number => {
  const letters = [...word].length
  return letters < 4 ? 0 : letters < 7 ? 1 : 2
}
