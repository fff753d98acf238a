import { randomBytes } from 'node:crypto'

/** Parts of a page that are kept as bytes: they are neither rendered nor encoded again. */
export interface Fragments {
  /** Keeps a place for bytes in HTML; the HTML it gives is to be shown by `Raw`. */
  slot(bytes: readonly Uint8Array[]): string
  /** The page with every place taken. */
  fill(html: string): Uint8Array<ArrayBuffer>
}

/** Nobody can write it into a text of ours, since it is new in each process. */
const MARK = `<!--${randomBytes(12).toString('hex')}:`

/** The fragments of one page. */
export function fragments(): Fragments {
  const kept: (readonly Uint8Array[])[] = []
  return {
    slot(bytes) {
      kept.push(bytes)
      return `${MARK}${kept.length - 1}-->`
    },
    fill(html) {
      let room = Buffer.byteLength(html)
      for (const part of kept) for (const bytes of part) room += bytes.byteLength
      const page = Buffer.allocUnsafe(room)
      let end = 0
      let from = 0
      for (let mark = html.indexOf(MARK); mark !== -1; mark = html.indexOf(MARK, from)) {
        end += page.write(html.slice(from, mark), end)
        const name = mark + MARK.length
        from = html.indexOf('-->', name)
        for (const bytes of kept[Number(html.slice(name, from))] ?? []) {
          page.set(bytes, end)
          end += bytes.byteLength
        }
        from += 3
      }
      end += page.write(html.slice(from), end)
      return page.subarray(0, end)
    },
  }
}

/** Text as bytes in memory of their own: a small `Buffer.from` would keep the 64 kB that it is cut from. */
export const ownBytes = (text: string): Buffer => Buffer.from(new TextEncoder().encode(text).buffer)

/**
 * Keeps what was rendered under everything it depends on; `owner` is what the rest depends on, such as the words of a
 * language, and takes its fragments along when it goes.
 */
export function fragmentCache<Owner extends object>(most: number) {
  const owners = new WeakMap<Owner, Map<string, Uint8Array>>()
  return (owner: Owner, key: string, make: () => string): Uint8Array => {
    const kept = owners.get(owner) ?? new Map<string, Uint8Array>()
    if (kept.size === 0) owners.set(owner, kept)
    let bytes = kept.get(key)
    if (!bytes) {
      if (kept.size >= most) kept.clear()
      bytes = ownBytes(make())
      kept.set(key, bytes)
    }
    return bytes
  }
}
