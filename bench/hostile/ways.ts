import { parse } from 'csv-parse/sync'
import { Parser } from 'htmlparser2'
import type { z } from 'zod'
import { nameOf, parametersOf } from '../../e2e/matrix/line.ts'
import type { Things } from '../../e2e/matrix/things.ts'
import { fill, ROUTES } from '../../e2e/pages.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import { alive, formulas, wrongHeaders } from './alive.ts'
import { JSON_BODIES } from './payloads/others.ts'

/** What is asked of the portal, and by whom. */
export interface Portal {
  house: TestApplication
  things: Things
  /** The Cookie header of whoever may ask this route. */
  cookieFor(route: Route): Promise<string>
}

/** How many requests were sent one way, and what was wrong with their answers. */
export interface Outcome {
  way: string
  sent: number
  wrong: string[]
}

const OWN = 'http://localhost'
/** Whoever sends these is signed out or has no account any more; and a merge in the matrix has nothing to undo. */
const LEFT_OUT = /esci|elimina|accessi|lascia|termina|ritira|unioni/
const READS = ROUTES.filter(({ method }) => method === 'GET')
const WRITES = ROUTES.filter(({ method, path }) => method === 'POST' && !LEFT_OUT.test(path))

const pathOf = (route: Route, things: Things, hostile: Record<string, string> = {}): string =>
  `${route.scope === 'page' ? '/it' : ''}${fill(route.path, { ...parametersOf(route, things), ...hostile })}`

async function look(answer: Response, where: string): Promise<string[]> {
  const type = answer.headers.get('content-type') ?? ''
  const body = await answer.text()
  const found = [...alive(body, type), ...wrongHeaders(answer.headers, OWN)]
  if (answer.status >= 500 && answer.status !== 503) found.push(`status ${answer.status}`)
  if (type.startsWith('text/csv')) {
    const rows = parse(body, { relaxColumnCount: true, bom: true, delimiter: [';', ','] }) as string[][]
    found.push(...formulas(rows).map((cell) => `formula ${cell.slice(0, 40)}`))
  }
  return found.map((one) => `${where}: ${one}`)
}

/** The parameters that a schema names, wherever in it. */
function keysOf(schema: z.core.$ZodType | undefined): string[] {
  if (!schema) return []
  const { def } = schema._zod as unknown as { def: Record<string, unknown> }
  if (def.type === 'object') return Object.keys(def.shape as object)
  const inner = [def.in, def.out, def.innerType, def.left, def.right, ...((def.options as unknown[]) ?? [])]
  return [...new Set(inner.flatMap((one) => (one === undefined ? [] : keysOf(one as z.core.$ZodType))))]
}

/** For each name another text, so that over all the turns every name gets every text. */
const spread = (names: readonly string[], texts: readonly string[], turn: number): [string, string][] =>
  names.map((name, at) => [name, (texts[(turn + at * 37) % texts.length] ?? '').toWellFormed()])

/** Every parameter of every address that is read. */
export async function throughQueries(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome: Outcome = { way: 'parameters of addresses', sent: 0, wrong: [] }
  for (const route of READS) {
    const cookie = await portal.cookieFor(route)
    const names = [...keysOf(route.query as z.core.$ZodType | undefined), 'x']
    for (const turn of texts.keys()) {
      const query = new URLSearchParams(spread(names, texts, turn))
      const answer = await portal.house.app.request(`${pathOf(route, portal.things)}?${query}`, {
        headers: { cookie },
      })
      outcome.sent++
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} turn ${turn}`)))
    }
  }
  return outcome
}

/** Every part of a path that names a thing. */
export async function throughPaths(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome: Outcome = { way: 'parts of paths', sent: 0, wrong: [] }
  for (const route of ROUTES.filter(({ path }) => path.includes(':'))) {
    const cookie = await portal.cookieFor(route)
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    for (const [turn, text] of texts.entries()) {
      if (text === '' || text.length > 2_000) continue
      const name = names[turn % names.length] ?? ''
      const path = pathOf(route, portal.things, { [name]: text.toWellFormed() })
      const answer = await portal.house.app.request(path, { method: route.method, headers: { cookie } })
      outcome.sent++
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} turn ${turn}`)))
    }
  }
  return outcome
}

/** The headers that programs read. */
const HEADERS = [
  'accept',
  'accept-language',
  'user-agent',
  'referer',
  'origin',
  'host',
  'cookie',
  'authorization',
  'range',
  'if-none-match',
  'if-modified-since',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-request-id',
  'content-type',
]

/** Every header that somebody reads, over all routes in turn; what no header may hold is left out. */
export async function throughHeaders(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome: Outcome = { way: 'headers', sent: 0, wrong: [] }
  const holdable = texts.filter((text) => /^[\x20-\x7e]*$/.test(text))
  let turn = 0
  for (const name of HEADERS)
    for (const text of holdable) {
      const route = READS[turn++ % READS.length]
      if (!route) continue
      const answer = await portal.house.app.request(pathOf(route, portal.things), {
        headers: { [name]: text },
      })
      outcome.sent++
      outcome.wrong.push(...(await look(answer, `${name} at ${nameOf(route)}`)))
    }
  return outcome
}

/** Every field of every form: those that its page shows and those that its schema names. */
export async function throughForms(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome: Outcome = { way: 'fields of forms', sent: 0, wrong: [] }
  for (const route of WRITES) {
    const path = pathOf(route, portal.things)
    const shown = await fieldsOf(portal, route)
    const names = [...new Set([...keysOf(route.form as z.core.$ZodType | undefined), ...shown.keys()])]
    for (const turn of texts.keys()) {
      // In every second turn what the page chose stays, so that the rest gets past the first refusal.
      const kept = turn % 2 === 0 ? [...shown].filter(([, value]) => value !== '') : []
      const body = new URLSearchParams([...spread(names, texts, turn)])
      for (const [name, value] of kept) body.set(name, value)
      const cookie = await portal.cookieFor(route)
      const answer = await portal.house.app.request(path, { method: 'POST', headers: { cookie }, body })
      outcome.sent++
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} turn ${turn}`)))
    }
  }
  return outcome
}

/** The fields of the form that a page shows for this route, with what is in those that nobody types in. */
async function fieldsOf(portal: Portal, route: Route): Promise<Map<string, string>> {
  const path = pathOf(route, portal.things)
  const cookie = await portal.cookieFor(route)
  const answer = await portal.house.app.request(path, { headers: { cookie } })
  const fields = new Map<string, string>()
  const parser = new Parser({
    onopentag: (name, { name: field, type, value }) => {
      if (field && ['input', 'select', 'textarea', 'button'].includes(name))
        fields.set(field, type === 'hidden' || name === 'button' || type === 'radio' ? (value ?? '') : '')
    },
  })
  parser.end(await answer.text())
  return fields
}

/** Whole bodies for whoever reads JSON, sent to every address that takes one. */
export async function throughJson(portal: Portal, bodies = JSON_BODIES): Promise<Outcome> {
  const outcome: Outcome = { way: 'bodies of JSON', sent: 0, wrong: [] }
  for (const route of WRITES)
    for (const [turn, body] of bodies.entries()) {
      const headers = { cookie: await portal.cookieFor(route), 'content-type': 'application/json' }
      const path = pathOf(route, portal.things)
      const answer = await portal.house.app.request(path, { method: 'POST', headers, body })
      outcome.sent++
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} body ${turn}`)))
    }
  return outcome
}

/** Everything that is read, after all that was written: what came in by forms, where it shows. */
export async function whereItShows(portal: Portal): Promise<Outcome> {
  const outcome: Outcome = { way: 'pages after all of it', sent: 0, wrong: [] }
  for (const route of READS) {
    const answer = await portal.house.app.request(pathOf(route, portal.things), {
      headers: { cookie: await portal.cookieFor(route) },
    })
    outcome.sent++
    outcome.wrong.push(...(await look(answer, nameOf(route))))
  }
  return outcome
}
