/** What a table says of a word that people may have typed: never what every object has, such as `constructor`. */
export const ownValue = <Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined
