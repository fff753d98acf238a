import { randomBytes } from 'node:crypto'

/** Parts of a page that are kept as bytes: they are neither rendered nor encoded again. */
export interface Fragments {
  /** Keeps a place for bytes in HTML; the HTML it gives is to be shown by `Raw`. */
  slot(bytes: Uint8Array): string
  /** The page with every place taken. */
  fill(html: string): Uint8Array<ArrayBuffer>
}

/** Nobody can write it into a text of ours, since it is new in each process. */
const MARK = `<!--${randomBytes(12).toString('hex')}:`

/** The fragments of one page. */
export function fragments(): Fragments {
  const kept: Uint8Array[] = []
  return {
    slot(bytes) {
      kept.push(bytes)
      return `${MARK}${kept.length - 1}-->`
    },
    fill(html) {
      let room = Buffer.byteLength(html)
      for (const bytes of kept) room += bytes.byteLength
      const page = Buffer.allocUnsafe(room)
      let end = 0
      let from = 0
      for (let mark = html.indexOf(MARK); mark !== -1; mark = html.indexOf(MARK, from)) {
        end += page.write(html.slice(from, mark), end)
        const name = mark + MARK.length
        from = html.indexOf('-->', name)
        const bytes = kept[Number(html.slice(name, from))]
        if (bytes) page.set(bytes, end)
        end += bytes?.byteLength ?? 0
        from += 3
      }
      end += page.write(html.slice(from), end)
      return page.subarray(0, end)
    },
  }
}

/** Text as bytes in memory of their own: a small `Buffer.from` would keep the 64 kB that it is cut from. */
export const ownBytes = (text: string): Buffer => Buffer.from(new TextEncoder().encode(text).buffer)
