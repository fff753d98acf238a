import { Parser } from 'htmlparser2'
import { nameOf } from '../../e2e/matrix/line.ts'
import type { Route } from '../../src/platform/http/route.ts'

/** A field of a form: what is in it where nobody types, and whether it takes a file. */
export interface ShownField {
  value: string
  file: boolean
}

/** The fields of each form that pages show, by the name of the route that takes it. */
export type ShownForms = Map<string, Map<string, ShownField>>

const FIELDS = ['input', 'select', 'textarea', 'button']

/** Reads the forms of a page into those known: those that are sent to one of these routes. */
export function readForms(html: string, path: string, routes: readonly Route[], known: ShownForms): void {
  let fields: Map<string, ShownField> | undefined
  const parser = new Parser({
    onopentag: (tag, { action, method, name, type, value = '' }) => {
      if (tag === 'form') {
        const taker = method?.toLowerCase() === 'post' ? takerOf(action || path, routes) : undefined
        fields = taker && (known.get(nameOf(taker)) ?? new Map())
        if (taker && fields) known.set(nameOf(taker), fields)
      }
      if (!fields || !name || !FIELDS.includes(tag)) return
      const stays = type === 'hidden' || tag === 'button' || type === 'radio'
      fields.set(name, { value: stays ? value : '', file: type === 'file' })
    },
    onclosetag: (tag) => {
      if (tag === 'form') fields = undefined
    },
  })
  parser.end(html)
}

/** The route whose address this is; of several the one that says most of it word for word. */
function takerOf(action: string, routes: readonly Route[]): Route | undefined {
  const { pathname } = new URL(action, 'http://localhost')
  return routes
    .filter(({ path, scope }) => {
      const pattern = path.replace(/:\w+(\{[^}]*\})?/g, '[^/]+')
      return new RegExp(`^${scope === 'page' ? '/it' : ''}${pattern}$`).test(pathname)
    })
    .toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)[0]
}
