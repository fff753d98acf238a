import { isUuid } from '../../platform/ids.ts'

/** Where a walk stands: everything up to `after` was given, on `page` pages of the `total` there were. */
export interface Cursor {
  after: string
  page: number
  total: number
}

/** The cursor as one word for an address. */
export const writeCursor = ({ after, page, total }: Cursor): string =>
  Buffer.from(`${after}.${page}.${total}`).toString('base64url')

/** The cursor that a word means; `undefined` when it means none. */
export function readCursor(word: string): Cursor | undefined {
  const [after = '', page = '', total = ''] = Buffer.from(word, 'base64url').toString('latin1').split('.')
  if (!isUuid(after) || !/^\d{1,9}$/.test(page) || !/^\d{1,9}$/.test(total)) return undefined
  return { after, page: Number(page), total: Number(total) }
}
