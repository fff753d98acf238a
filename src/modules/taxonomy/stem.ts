const RUSSIAN =
  /(?:ыми|ими|ого|его|ому|ему|ами|ями|ах|ях|ов|ев|еи|ам|ям|ои|ыи|ии|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ом|ем|ою|ую|юю|а|я|о|е|ы|и|у|ю|ь)$/u
const ARABIC = /(?:ون|ين|ات|ه)$/u
const LATIN = /(?:es|s|[aeio])$/u

/**
 * A normalised phrase without the endings of number, gender and case, so that "помощь пожилым" meets "пожилые" and
 * "anziane" meets "anziani". Coarse: only for words that nothing matches as they are.
 */
export const stem = (phrase: string): string => phrase.split(' ').map(stemWord).join(' ')

function stemWord(word: string): string {
  if (/\p{Script=Cyrillic}/u.test(word)) return atLeast(3, word.replace(RUSSIAN, ''), word)
  if (/\p{Script=Arabic}/u.test(word)) return atLeast(3, word.replace(ARABIC, ''), word)
  if (/\p{Script=Latin}/u.test(word)) return atLeast(4, word.replace(LATIN, ''), word)
  return word
}

const atLeast = (letters: number, short: string, word: string) => (short.length >= letters ? short : word)
