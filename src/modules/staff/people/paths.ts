/** The pages about people, without the language prefix. */
export const PEOPLE = '/gestione/persone'
export const INVITE = `${PEOPLE}/invita`
export const ROLES_PAGE = `${PEOPLE}/ruoli`
