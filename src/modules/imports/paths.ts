/** Where the pages of imports are, without the language. */
export const IMPORTS = '/gestione/importazioni'

/** The page of one import, or one of its actions. */
export const importPath = (id: string, action = ''): string => `${IMPORTS}/${id}${action && `/${action}`}`
