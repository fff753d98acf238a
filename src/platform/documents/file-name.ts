/** Longest name that is kept, in characters. */
const LONGEST = 100

/**
 * The name of a file as people gave it, without folders, ending and what could deceive: control and bidirectional
 * characters, dots at the ends, signs with a meaning in addresses and headers.
 */
export function cleanName(sent: string): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const bare = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{C}\u2028\u2029"*:<>?|%;]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/g, '')
  return (
    [...bare]
      .slice(0, LONGEST / 2)
      .join('')
      .trim() || 'documento'
  )
}

/** A `Content-Disposition` that has the file saved under that name (RFC 6266 §4, RFC 8187). */
export function attachment(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '')
    .trim()
  const plain = /^\.|^$/.test(ascii) ? `documento${ascii}` : ascii
  const coded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
