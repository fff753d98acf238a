import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { nameOf, parametersOf } from '../../e2e/matrix/line.ts'
import type { Things } from '../../e2e/matrix/things.ts'
import { fill, ROUTES } from '../../e2e/pages.ts'
import { FIELDS } from '../../src/modules/imports/fields.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import { alive, formulas, wrongFile, wrongHeaders } from './alive.ts'
import { JSON_BODIES } from './payloads/others.ts'
import { readForms, type ShownField, type ShownForms } from './shown-forms.ts'

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
  /** Names of the routes that were asked. */
  routes: Set<string>
}

/** The outcome of a way before anything is sent. */
export const begin = (way: string): Outcome => ({ way, sent: 0, wrong: [], routes: new Set() })

const OWN = 'http://localhost'
/** Forms that are not sent, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'POST /{lang}/gestione/doppioni/unioni/:unione': 'the merge of the matrix has nothing to undo',
}
const READS = ROUTES.filter(({ method }) => method === 'GET')
const WRITES = ROUTES.filter((route) => route.method === 'POST' && !(nameOf(route) in LEFT_OUT))

/** The address of a route, with examples in place of its parameters. */
export const pathOf = (route: Route, things: Things, hostile: Record<string, string> = {}): string =>
  `${route.scope === 'page' ? '/it' : ''}${fill(route.path, { ...parametersOf(route, things), ...hostile })}`

/** What is wrong with an answer. */
export async function look(answer: Response, where: string): Promise<string[]> {
  const type = answer.headers.get('content-type') ?? ''
  const body = await answer.text()
  const found = [...alive(body, type), ...wrongHeaders(answer.headers, OWN), ...wrongFile(body, type)]
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

function tell(outcome: Outcome, route: Route): void {
  outcome.sent++
  outcome.routes.add(nameOf(route))
}

/** Every parameter of every address that is read. */
export async function throughQueries(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('parameters of addresses')
  for (const route of READS) {
    const cookie = await portal.cookieFor(route)
    const names = [...keysOf(route.query as z.core.$ZodType | undefined), 'x']
    for (const turn of texts.keys()) {
      const query = new URLSearchParams(spread(names, texts, turn))
      const answer = await portal.house.app.request(`${pathOf(route, portal.things)}?${query}`, {
        headers: { cookie },
      })
      tell(outcome, route)
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} turn ${turn}`)))
    }
  }
  return outcome
}

/** Every part of a path that names a thing. */
export async function throughPaths(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('parts of paths')
  for (const route of ROUTES.filter(({ path }) => path.includes(':'))) {
    const cookie = await portal.cookieFor(route)
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    for (const name of names)
      for (const [turn, text] of texts.entries()) {
        if (text === '' || text.length > 2_000) continue
        const path = pathOf(route, portal.things, { [name]: text.toWellFormed() })
        const answer = await portal.house.app.request(path, { method: route.method, headers: { cookie } })
        tell(outcome, route)
        outcome.wrong.push(...(await look(answer, `${nameOf(route)} ${name} turn ${turn}`)))
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
  const outcome = begin('headers')
  const holdable = texts.filter((text) => /^[\x20-\x7e]*$/.test(text))
  let turn = 0
  for (const name of HEADERS)
    for (const text of holdable) {
      const route = READS[turn++ % READS.length]
      if (!route) continue
      const cookie = await portal.cookieFor(route)
      const answer = await portal.house.app.request(pathOf(route, portal.things), {
        headers: { cookie, [name]: text },
      })
      tell(outcome, route)
      outcome.wrong.push(...(await look(answer, `${name} at ${nameOf(route)}`)))
    }
  return outcome
}

/** Every field of every form: those that pages show and those that its schema names; files too, in name and content. */
export async function throughForms(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('fields of forms')
  const forms = await shownForms(portal)
  for (const route of WRITES) {
    const shown = forms.get(nameOf(route)) ?? new Map<string, ShownField>()
    const names = namesOf(route, shown)
    for (const turn of texts.keys()) {
      // In every second turn what the page chose stays, so that the rest gets past the first refusal.
      const kept = turn % 2 === 0 ? [...shown].filter(([, { value }]) => value !== '') : []
      const body = filled(spread(names, texts, turn), shown)
      for (const [name, { value }] of kept) body.set(name, value)
      const headers = { cookie: await portal.cookieFor(route) }
      const path = pathOf(route, portal.things)
      const answer = await portal.house.app.request(path, { method: 'POST', headers, body })
      tell(outcome, route)
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} turn ${turn}`)))
    }
  }
  return outcome
}

/** Forms whose fields neither a page of the matrix shows nor a schema names. */
const ONLY_HERE: Readonly<Record<string, readonly string[]>> = {
  'POST /{lang}/gestione/importazioni/:importazione/colonne': FIELDS,
  'POST /{lang}/gestione/importazioni/:importazione/decisioni': ['riga-1'],
  'POST /{lang}/gestione/importazioni/:importazione/annulla': ['conferma'],
}

const namesOf = (route: Route, shown: ReadonlyMap<string, ShownField>): string[] => [
  ...new Set([
    ...keysOf(route.form as z.core.$ZodType | undefined),
    ...shown.keys(),
    ...(ONLY_HERE[nameOf(route)] ?? []),
  ]),
]

function filled(
  values: readonly (readonly [string, string])[],
  shown: ReadonlyMap<string, ShownField>,
): URLSearchParams | FormData {
  if (![...shown.values()].some(({ file }) => file))
    return new URLSearchParams(values.map(([...pair]) => pair))
  const body = new FormData()
  for (const [name, text] of values)
    body.append(name, shown.get(name)?.file ? new File([text], text || 'x') : text)
  return body
}

/** The forms of all pages. */
async function shownForms(portal: Portal): Promise<ShownForms> {
  const forms: ShownForms = new Map()
  for (const route of READS.filter(({ scope }) => scope === 'page')) {
    const path = pathOf(route, portal.things)
    const headers = { cookie: await portal.cookieFor(route) }
    const answer = await portal.house.app.request(path, { headers })
    readForms(await answer.text(), path, WRITES, forms)
  }
  return forms
}

/** The forms that are read but of which no field is known, so that nothing hostile is sent in them. */
export async function formsWithoutFields(portal: Portal): Promise<string[]> {
  const forms = await shownForms(portal)
  return WRITES.filter(
    (route) => route.form && namesOf(route, forms.get(nameOf(route)) ?? new Map()).length === 0,
  ).map(nameOf)
}

/** Whole bodies for whoever reads JSON, sent to every address that takes one. */
export async function throughJson(portal: Portal, bodies = JSON_BODIES): Promise<Outcome> {
  const outcome = begin('bodies of JSON')
  for (const route of WRITES)
    for (const [turn, body] of bodies.entries()) {
      const headers = { cookie: await portal.cookieFor(route), 'content-type': 'application/json' }
      const path = pathOf(route, portal.things)
      const answer = await portal.house.app.request(path, { method: 'POST', headers, body })
      tell(outcome, route)
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} body ${turn}`)))
    }
  return outcome
}

/** Everything that is read, after all that was written: what came in by forms, where it shows. */
export async function whereItShows(portal: Portal): Promise<Outcome> {
  const outcome = begin('pages after all of it')
  for (const route of READS) {
    const answer = await portal.house.app.request(pathOf(route, portal.things), {
      headers: { cookie: await portal.cookieFor(route) },
    })
    tell(outcome, route)
    outcome.wrong.push(...(await look(answer, nameOf(route))))
  }
  return outcome
}
