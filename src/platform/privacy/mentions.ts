const LETTER = '[:alnum:]'
/** In the text of JSON a line end is a backslash and a letter: no word goes on there. */
const AFTER_ESCAPE = '(?<=\\\\[nrtbf])'

/**
 * A regular expression of PostgreSQL for text that stands alone: `ana@x.it` is not in `mariana@x.it`, `Ana` not in
 * `Anagni`. The text may stand in JSON; capitals do not count where it is used (`~*`).
 */
export function standingAlone(text: string): string {
  const beside = text.includes('@') ? `${LETTER}._%+-` : LETTER
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const after = text.includes('@') ? `(?![${LETTER}-]|\\.[${LETTER}])` : `(?![${LETTER}])`
  return `(?:${AFTER_ESCAPE}|(?<![${beside}]))${escaped}${after}`
}
