/**
 * Typing errors between two words: a letter more, less, other, or two exchanged count one each (optimal string
 * alignment). More than `most` are not counted further.
 */
export function typoDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    before = above
    above = row
  }
  return above[b.length] ?? 0
}

/** Errors forgiven in a word: none in very short ones, one in short ones, two in long ones. */
export const typosForgiven = (word: string): number => {
  const letters = [...word].length
  return letters < 4 ? 0 : letters < 7 ? 1 : 2
}
