/** Keeps what is costly to make under a key that names its version; the least lately used goes first. */
export function keeper<Value>(most: number) {
  const kept = new Map<string, Value>()
  return {
    get(key: string): Value | undefined {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    set(key: string, value: Value): Value {
      kept.delete(key)
      kept.set(key, value)
      if (kept.size > most) {
        const [oldest] = kept.keys()
        if (oldest !== undefined) kept.delete(oldest)
      }
      return value
    },
  }
}
