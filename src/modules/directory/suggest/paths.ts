/** Where the search box asks what its words may become, without the language. */
export const SUGGEST_PATH = '/suggerimenti.json'

/** The same for the search bar of a browser. */
export const BROWSER_PATH = '/suggerimenti-browser.json'
