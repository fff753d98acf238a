/**
 * Keeps what is costly to make under a key that names its version, `most` at most: the half asked for last stays, of the
 * other half what is asked for again.
 */
export function keeper<Value>(most: number) {
  let young = new Map<string, Value>()
  let old = young
  const set = (key: string, value: Value): Value => {
    if (young.size >= most / 2) {
      old = young
      young = new Map()
    }
    young.set(key, value)
    return value
  }
  return {
    set,
    get(key: string): Value | undefined {
      const value = young.get(key)
      if (value !== undefined) return value
      const before = old.get(key)
      return before === undefined ? undefined : set(key, before)
    },
  }
}
