/** A question without what it says of distance, in the same places. */
export interface AskedDistance {
  /** The question, with spaces where the distance stood. */
  text: string
  /** "Within 5 km". */
  km: number | undefined
}

const UNIT =
  '(km|chilometri|chilometro|kilometers?|kilometres?|kilomètres?|公里|千米|كم|كيلومترات?|كيلو ?متر|км|километр(?:а|ов|ах)?|m|metri|meters?|metres?|mètres?|米|م|متر|метр(?:а|ов)?|м)'
const NUMBER = '(\\d{1,4}(?:[.,]\\d{1,2})?)'
const BEFORE =
  "(?:entro|nel raggio di|in un raggio di|nell'arco di|a meno di|a|within|in a radius of|less than|à moins de|a moins de|dans un rayon de|à|في حدود|في نطاق|ضمن|على بعد|في دائرة|в пределах|в радиусе|не дальше|до)"
const AFTER = "(?:\\s*(?:da|dal|dalla|dall'|di|from|of|de|du|d'|des|من|от)(?![\\p{L}\\p{N}]))"
const HAN_AFTER = '(?:以?内|之内|范围内?|以內)'

const PATTERNS = [
  new RegExp(`(?<![\\p{L}\\p{N}])${BEFORE}\\s+${NUMBER}\\s*${UNIT}(?![\\p{L}\\p{N}])${AFTER}?`, 'iu'),
  new RegExp(`(?:方圆)?${NUMBER}\\s*${UNIT}${HAN_AFTER}`, 'iu'),
  new RegExp(`(?<![\\p{L}\\p{N}])${NUMBER}\\s*${UNIT}${AFTER}`, 'iu'),
]
const METRES = /^(?:m|metri|met|mètres?|米|م|متر|м)/iu
const MOST_KM = 500

/** Reads "entro 5 km da", "within 5 km of", "à moins de 5 km de", "5公里内", "في حدود 5 كم من", "в пределах 5 км от". */
export function readDistance(text: string): AskedDistance {
  if (!/[\d٠-٩０-９]/.test(text)) return { text, km: undefined }
  const plain = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  for (const pattern of PATTERNS) {
    const found = pattern.exec(plain)
    if (!found) continue
    const [whole, number = '', unit = ''] = found
    const size = Number(number.replace(',', '.')) / (METRES.test(unit) ? 1_000 : 1)
    if (!(size > 0 && size <= MOST_KM)) continue
    const end = found.index + whole.length
    return { text: text.slice(0, found.index) + ' '.repeat(whole.length) + text.slice(end), km: size }
  }
  return { text, km: undefined }
}
