/** A question, and where it says how old somebody is. */
export interface AskedAges {
  /** The question, with spaces for an age in Chinese: nothing divides it from the next word. */
  text: string
  /** First and last place of each age, the last excluded. */
  ages: readonly (readonly [start: number, end: number])[]
}

const NUMBER = '[\\d٠-٩]{1,3}'
const UNIT =
  'anni|anno|mesi|mese|years?|yrs?|months?|ans?|mois|лет|года?|месяц(?:а|ев)?|سنوات|سنة|سنين|عام|أعوام|أشهر|شهر'
const AGE = new RegExp(
  `(?<![\\p{L}\\p{N}])${NUMBER}(?:\\s*[-–/]\\s*${NUMBER})?[\\s-]*(?:${UNIT})(?:[\\s-]*olds?)?(?![\\p{L}\\p{N}])`,
  'giu',
)
const HAN_AGE = /\d{1,3}(?:\s*[-–到至]\s*\d{1,3})?\s*(?:周?岁|个月)大?的?/gu

/** Reads "8 anni", "8-year-old", "8 ans", "8岁", "8 سنوات", "8 лет": a record seldom says it so. */
export function readAges(text: string): AskedAges {
  if (!/[\d٠-٩]/.test(text)) return { text, ages: [] }
  const ages = [...text.matchAll(AGE)].map(({ 0: said, index }) => [index, index + said.length] as const)
  return { text: text.replace(HAN_AGE, (said) => ' '.repeat(said.length)), ages }
}
