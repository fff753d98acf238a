/** Texts with a number each, from 0 in the order in which they were met. */
export interface NumberedTexts {
  size(): number
  /** The number of a text, a new one when it was not met before. */
  numberOf(text: string): number
  textOf(number: number): string
  /** The numbers as `sort()` sorts their texts. */
  inOrder(): readonly number[]
}

/** Longer slices of a text keep all of it in memory, see `remembered`. */
const LONGEST_COPIED = 12

/** No text is known yet. */
export function numberedTexts(): NumberedTexts {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  let inOrder: number[] = []
  return {
    size: () => texts.length,
    numberOf(text) {
      const before = numbers.get(text)
      if (before !== undefined) return before
      const own = text.length > LONGEST_COPIED ? ` ${text}`.slice(1) : text
      numbers.set(own, texts.length)
      return texts.push(own) - 1
    },
    textOf: (number) => texts[number] as string,
    inOrder() {
      const known = inOrder.length
      // As texts, which are sorted faster than by a function.
      const fresh = texts.slice(known).sort()
      inOrder = merged(
        texts,
        inOrder,
        fresh.map((text) => numbers.get(text) as number),
      )
      return inOrder
    },
  }
}

function merged(texts: readonly string[], some: readonly number[], others: readonly number[]): number[] {
  const all: number[] = []
  let next = 0
  for (const one of some) {
    while (next < others.length && (texts[others[next] as number] as string) < (texts[one] as string))
      all.push(others[next++] as number)
    all.push(one)
  }
  while (next < others.length) all.push(others[next++] as number)
  return all
}
