import type { Cx } from '../cx.ts'

/** Address of a page of this site in the reader's language: `/enti` is `/it/enti`. */
export const href = (cx: Pick<Cx, 'lang'>, path: string): string =>
  path === '/' ? `/${cx.lang}` : `/${cx.lang}${path}`
