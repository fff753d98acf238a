/** Where the pages of imports are, without the language. */
export const IMPORTS = '/gestione/importazioni'

/** The page of one import, or one of its actions. */
export const importPath = (id: string, action = ''): string => `${IMPORTS}/${id}${action && `/${action}`}`

/** Where a machine's guesses are looked at. */
export const GUESSES = '/gestione/ipotesi'

/** The records of one guess. */
export const guessPath = ({
  taxonomy,
  code,
  rule,
}: {
  taxonomy: string
  code: string
  rule: string
}): string => `${GUESSES}/schede?${new URLSearchParams({ lista: taxonomy, voce: code, regola: rule })}`
