import { safeUrl } from '../../../platform/ui/safe-url.ts'

/** Digits of a phone number with its country; numbers without one are Italian, whose leading zero stays. */
function dialled(number: string): string | undefined {
  const digits = number.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '')
  if (digits.replace('+', '').length < 3) return undefined
  if (digits.startsWith('+')) return digits
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  // Short and free-phone numbers (112, 1522, 800…) work only inside Italy and have no country.
  return digits.length >= 6 && /^[03]/.test(digits) ? `+39${digits}` : digits
}

/** Address that rings a phone (RFC 3966), or nothing when it has no digits to dial. */
export function telLink(number: string, extension?: number | null): string | undefined {
  const digits = dialled(number)
  return digits && `tel:${digits}${extension ? `;ext=${extension}` : ''}`
}

/** Address that opens a chat, for a number its owner gave for that use. */
export function whatsappLink(number: string): string | undefined {
  const digits = dialled(number)
  return digits?.startsWith('+') ? `https://wa.me/${digits.slice(1)}` : undefined
}

/** Address that writes a mail, when the text is one plausible mail address and nothing else. */
export function mailLink(address: string | null | undefined): string | undefined {
  const plain = address?.trim() ?? ''
  return /^[^\s@?&,;:<>"()[\]\\]+@[^\s@?&,;:<>"()[\]\\]+\.[^\s@?&,;:<>"()[\]\\]+$/.test(plain)
    ? `mailto:${plain}`
    : undefined
}

/** Web address of a site; people also write it without its scheme. Anything but the web is refused. */
export function webLink(address: string | null | undefined): string | undefined {
  const plain = address?.trim() ?? ''
  const whole = /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(plain) ? `https://${plain}` : plain
  return /^https?:\/\//i.test(whole) ? safeUrl(whole) : undefined
}

/** A web address as people read it: without scheme, `www.` and final slash. */
export const shownAddress = (url: string): string =>
  url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')

interface Position {
  latitude: number | null
  longitude: number | null
}

/** Links that lead somewhere on a map of another site, opened only when followed, and in the phone's own app. */
export function directionLinks(place: Position, address: string): { map: string; app: string } | undefined {
  const query = encodeURIComponent(address)
  if (place.latitude !== null && place.longitude !== null) {
    const at = `${place.latitude},${place.longitude}`
    return {
      map: `https://www.openstreetmap.org/directions?to=${encodeURIComponent(at)}`,
      app: `geo:${at}?q=${query || at}`,
    }
  }
  if (!address) return undefined
  return { map: `https://www.openstreetmap.org/search?query=${query}`, app: `geo:0,0?q=${query}` }
}
