import type { Cx } from '../cx.ts'
import type { HttpErrorStatus } from '../http/errors.ts'

/** A page that says what went wrong and what to do next; replaced by the shared layout when it lands. */
export const errorPage = (cx: Cx, status: HttpErrorStatus): string =>
  `<!doctype html><html lang="${cx.lang}"><title>${status}</title><h1>${status}</h1></html>`
