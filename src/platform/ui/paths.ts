/** Where the links that every page carries lead, without the language prefix. */
export const PATHS = {
  search: '/enti',
  openSearch: '/opensearch.xml',
  staff: '/gestione',
  signIn: '/accedi',
  account: '/account',
  area: '/area',
  leave: '/esci',
  feedback: '/valutazione',
  accessibility: '/accessibilita',
  privacy: '/privacy',
  legal: '/note-legali',
  openData: '/dati-aperti',
} as const
