/** The pages about people, without the language prefix. */
export const PEOPLE = '/gestione/persone'
export const ROLES_PAGE = `${PEOPLE}/ruoli`
