/** From when to when, as `HH:MM`. */
export interface Hours {
  opens: string
  closes: string
}

const TIME = String.raw`(\d{1,2})(?:[:.h]([0-5]\d)|h)?`
const TO = String.raw`\s*(?:[-–—−~]|alle?|fino alle|to|until|à|до|إلى|至|到)\s*`
const SPAN = new RegExp(`${TIME}${TO}${TIME}`, 'gu')
/** What may stand between and around spans. */
const FILLER = /\b(dalle?|ore|from|de|e|and|et|poi|then|puis)\b|[сиو和从]|من|[\s/,;.|&+()]/gu
const CLOSED = /^(chiuso|chiusa|closed|fermé|fermée|закрыто|مغلق|休息|关闭)$/u
const ALL_DAY = /^(24 ?h|24 ?ore|h ?24|24\/24|24 hours|24 heures|24 часа|24 ساعة|24小时)$/u

/**
 * Hours as people type them: `9-12 / 15.30-18`, `dalle 9 alle 12`, `h24`, in any digits; nothing and `chiuso` are no
 * hours. `undefined` when they are not understood.
 */
export function typedHours(typed: string): Hours[] | undefined {
  const said = plain(typed)
  if (said === '' || CLOSED.test(said)) return []
  if (ALL_DAY.test(said)) return [{ opens: '00:00', closes: '24:00' }]
  const spans = [...said.matchAll(SPAN)].map(([, h1, m1, h2, m2]) => ({
    opens: clock(h1, m1),
    closes: clock(h2, m2),
  }))
  const rest = said.replace(SPAN, ' ').replace(FILLER, '')
  if (rest !== '' || spans.length === 0 || spans.length > 6) return undefined
  const hours = spans.flatMap(({ opens, closes }) =>
    opens && closes && opens !== '24:00' && opens !== closes ? [{ opens, closes }] : [],
  )
  const sorted = hours.toSorted((a, b) => (a.opens < b.opens ? -1 : 1))
  const apart = sorted.every((one, index) => index === 0 || one.opens >= (sorted[index - 1]?.closes ?? ''))
  return hours.length === spans.length && apart ? sorted : undefined
}

/** Small letters, European digits, one space. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(\d) h (\d{2})/g, '$1:$2')
    .replace(/(\d) h\b/g, '$1')
    .trim()

function clock(hour = '', minute = '00'): string | undefined {
  const time = `${hour.padStart(2, '0')}:${minute}`
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? time : undefined
}

/** Hours as they are typed. */
export const shownHours = (hours: readonly Hours[]): string =>
  hours.map(({ opens, closes }) => `${short(opens)}–${short(closes)}`).join(' / ')

const short = (time: string): string => time.replace(/^0(?=\d)/, '').replace(/:00$/, '')
