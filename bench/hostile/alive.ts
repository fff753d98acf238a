import { Parser } from 'htmlparser2'

/** Attributes that hold an address which a browser may open or run. */
const ADDRESSES =
  /^(?:href|src|srcset|action|formaction|data|poster|background|xlink:href|content|cite|ping)$/
const RUNS = /^(?:javascript|vbscript|data:text\/html|data:image\/svg)/

/**
 * What of an answer would run `canary()`: handlers, scripts and addresses that name it, each in a few words. A page that
 * only shows the text has none.
 */
export function alive(body: string, type: string): string[] {
  if (!/html|xml|svg/.test(type) || !body.includes('canary')) return []
  const found: string[] = []
  let script = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        script = name === 'script' && !/json|template/.test(attributes.type ?? '')
        for (const [key, value] of Object.entries(attributes)) {
          if (!value.includes('canary')) continue
          if (key.startsWith('on')) found.push(`${name} ${key}`)
          if (key === 'srcdoc' || (key === 'style' && /expression|javascript/i.test(value)))
            found.push(`${name} ${key}`)
          if (ADDRESSES.test(key) && RUNS.test(plain(value)))
            found.push(`${name} ${key}=${value.slice(0, 40)}`)
        }
      },
      ontext: (text) => {
        if (script && text.includes('canary(')) found.push('script')
      },
      onclosetag: () => {
        script = false
      },
    },
    { xmlMode: !type.includes('html'), decodeEntities: true },
  )
  parser.end(body)
  return found
}

/** An address as a browser reads it: controls and spaces in it do not count, nor do capital letters. */
const plain = (address: string): string => address.replace(/[\0-\x20]/g, '').toLowerCase()

/** What is wrong with the headers of an answer: a way to another site, or a line that was asked for. */
export function wrongHeaders(headers: Headers, own: string): string[] {
  const location = headers.get('location')
  const found: string[] = []
  if (location !== null && new URL(location, own).origin !== new URL(own).origin)
    found.push(`leads to ${location.slice(0, 80)}`)
  if (headers.getSetCookie().some((line) => line.includes('canary')))
    found.push('sets a cookie that was asked for')
  return found
}

/** What of a file other programs read would be more than its text: lines that somebody else wrote, things that run. */
export function wrongFile(body: string, type: string): string[] {
  if (/^text\/(?:calendar|vcard)/.test(type)) {
    const begun = body.match(/^BEGIN:/gm)?.length ?? 0
    const known = body.match(/^UID/gm)?.length ?? 0
    const strange = /^(?:Set-Cookie|Bcc|To|MAIL FROM)\b.*/im.exec(body)
    if (strange) return [`line ${strange[0]}`]
    if (begun !== (body.match(/^END:/gm)?.length ?? 0)) return ['lines that begin and do not end']
    return type.startsWith('text/calendar') && known !== (body.match(/^BEGIN:VEVENT/gm)?.length ?? 0)
      ? ['an event that nobody wrote']
      : []
  }
  if (type.startsWith('application/pdf'))
    return /\/(?:JavaScript|JS|Launch|EmbeddedFile)\b/.test(body) ? ['a document that does something'] : []
  return type.startsWith('application/json') && !isJson(body) ? ['broken JSON'] : []
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r|])/
/** A number, or a telephone number, is no formula; nor is a cell with nothing but spaces and tabs. */
const HARMLESS = /^(?:\s*|[+-]?[\d .,/()-]*)$/

/** The cells of a table in CSV (RFC 4180) that a program would calculate. */
export const formulas = (rows: readonly (readonly string[])[]): string[] =>
  rows.flat().filter((cell) => FORMULA.test(cell) && !HARMLESS.test(cell))

/**
 * What would begin a cell for a program that knows no quotes and splits at commas, tabs and ends of lines. One quote opens a
 * cell, two open and close it; three are a quote that the cell says itself, and no formula.
 */
export const bareFormulas = (table: string): string[] =>
  table
    .replace(/^\uFEFF/, '')
    .split(/[,\t\r\n]/)
    .map((part) => part.replace(/^""?(?!")/, '').replace(/[";].*$/, ''))
    .filter((cell) => /^(?:\s*[=＝]|[+\-@|＋－＠])/.test(cell) && !HARMLESS.test(cell))
