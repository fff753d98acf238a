/** A name as it stands where a sentence, or an item of a list, begins. */
export const beginSentence = (name: string, lang: string): string =>
  name.charAt(0).toLocaleUpperCase(lang) + name.slice(1)
