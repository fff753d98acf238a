/** What a client knows of what it asked for, kept outside the product. */
export interface Ledger {
  /** Asks for one operation, with a word that is in no other, and remembers what was answered. */
  ask(operate: (word: string) => Promise<boolean>): Promise<boolean>
  /** How many were acknowledged so far. */
  acknowledged(): number
  /**
   * Resolves with the moment of the first acknowledgement of an operation asked for after this call; fails when there is
   * none for two minutes.
   */
  next(): Promise<number>
  /** Compares with how often each word is in the product. */
  compare(found: ReadonlyMap<string, number>): Verdict
}

/** What became of the operations. */
export interface Verdict {
  acknowledged: number
  /** Acknowledged, and not there. */
  lost: number
  /** There more than once, acknowledged or not. */
  doubled: number
  /** There, and nobody asked for it. */
  foreign: number
}

const PATIENCE_MS = 120_000

/** An empty ledger; each of its words begins with `prefix`. */
export function newLedger(prefix: string): Ledger {
  const asked = new Map<string, boolean>()
  const waiting = new Set<{ from: number; resolve: (at: number) => void }>()
  let number = 0
  let acknowledged = 0
  return {
    ask: async (operate) => {
      const mine = number++
      const word = `${prefix}-${mine}`
      asked.set(word, false)
      const done = await operate(word).catch(() => false)
      if (!done) return false
      asked.set(word, true)
      acknowledged++
      for (const one of waiting) {
        if (mine < one.from) continue
        waiting.delete(one)
        one.resolve(performance.now())
      }
      return true
    },
    acknowledged: () => acknowledged,
    next: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(one)
          reject(new Error(`nothing was acknowledged for ${PATIENCE_MS / 1_000} seconds`))
        }, PATIENCE_MS)
        const one = {
          from: number,
          resolve: (at: number) => {
            clearTimeout(late)
            resolve(at)
          },
        }
        waiting.add(one)
      }),
    compare: (found) => ({
      acknowledged,
      lost: [...asked].filter(([word, done]) => done && !found.has(word)).length,
      doubled: [...found.values()].filter((times) => times > 1).length,
      foreign: [...found.keys()].filter((word) => !asked.has(word)).length,
    }),
  }
}
