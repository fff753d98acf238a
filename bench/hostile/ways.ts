import { setTimeout } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { nameOf, parametersOf } from '../../e2e/matrix/line.ts'
import type { Things } from '../../e2e/matrix/things.ts'
import { fill, ROUTES } from '../../e2e/pages.ts'
import { FIELDS } from '../../src/modules/imports/fields.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import { alive, bareFormulas, formulas, wrongFile, wrongHeaders } from './alive.ts'
import { inFlight } from './in-flight.ts'
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

/** Requests at once: those that only read, and those that write. */
const READING = 4
const WRITING = 3
/** Names that no route knows, sent together. */
const UNKNOWN = 8
/** Tries until an answer counts that only said to come again. */
const PATIENCE = 20
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
    const live = [...formulas(rows), ...bareFormulas(body)]
    found.push(...live.map((cell) => `formula ${cell.slice(0, 40)}`))
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

/** Asks until it is not told to come again: somebody else uses the processor. */
export async function ask(
  { house }: Pick<Portal, 'house'>,
  path: string,
  sending: { headers: Record<string, string>; method?: string; body?: string | FormData | URLSearchParams },
): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await house.app.request(path, sending)
    if (answer.status !== 503 || tries === PATIENCE) return answer
    await setTimeout(1_000)
  }
}

/** Every parameter of every address that is read. */
export async function throughQueries(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('parameters of addresses')
  for (const route of READS) {
    const cookie = await portal.cookieFor(route)
    const names = keysOf(route.query as z.core.$ZodType | undefined)
    const turns = [...texts.keys()].filter((turn) => names.length > 0 || turn % UNKNOWN === 0)
    await inFlight(turns, READING, async (turn) => {
      const query = new URLSearchParams(
        names.length > 0
          ? spread([...names, 'x'], texts, turn)
          : texts.slice(turn, turn + UNKNOWN).map((text, at) => [`x${at}`, text.toWellFormed()]),
      )
      const answer = await ask(portal, `${pathOf(route, portal.things)}?${query}`, { headers: { cookie } })
      tell(outcome, route)
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} turn ${turn}`)))
    })
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
      await inFlight([...texts.entries()], READING, async ([turn, text]) => {
        if (text === '' || text.length > 2_000) return
        const path = pathOf(route, portal.things, { [name]: text.toWellFormed() })
        const answer = await ask(portal, path, { method: route.method, headers: { cookie } })
        tell(outcome, route)
        outcome.wrong.push(...(await look(answer, `${nameOf(route)} ${name} turn ${turn}`)))
      })
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
  const all = HEADERS.flatMap((name) => holdable.map((text) => [name, text] as const))
  await inFlight([...all.entries()], READING, async ([turn, [name, text]]) => {
    const route = READS[turn % READS.length]
    if (!route) return
    const cookie = await portal.cookieFor(route)
    const answer = await ask(portal, pathOf(route, portal.things), { headers: { cookie, [name]: text } })
    tell(outcome, route)
    outcome.wrong.push(...(await look(answer, `${name} at ${nameOf(route)}`)))
  })
  return outcome
}

/** Every field of every form: those that pages show and those that its schema names; files too, in name and content. */
export async function throughForms(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('fields of forms')
  const forms = await shownForms(portal)
  for (const route of WRITES) {
    const shown = forms.get(nameOf(route)) ?? new Map<string, ShownField>()
    const names = namesOf(route, shown)
    await inFlight(turnsOf(shown, names, texts.length), WRITING, async ([turn, keeps]) => {
      const body = filled(spread(names, texts, turn), shown)
      for (const [name, { value }] of shown) if (keeps && value !== '') body.set(name, value)
      const headers = { cookie: await portal.cookieFor(route) }
      const answer = await ask(portal, pathOf(route, portal.things), { method: 'POST', headers, body })
      tell(outcome, route)
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} turn ${turn}`)))
    })
  }
  return outcome
}

/**
 * The turns of a form, and whether what the page chose stays in each: first so that the other fields get past the first
 * refusal, then with a text there too. A form without fields is sent once.
 */
function turnsOf(shown: ReadonlyMap<string, ShownField>, names: readonly string[], texts: number) {
  const turns = Array.from({ length: names.length > 0 ? texts : 1 }, (_, turn) => turn)
  const chosen = [...shown.values()].some(({ value }) => value !== '')
  return [true, false].flatMap((keeps) =>
    keeps && !chosen ? [] : turns.map((turn) => [turn, keeps] as const),
  )
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
    await inFlight([...bodies.entries()], WRITING, async ([turn, body]) => {
      const headers = { cookie: await portal.cookieFor(route), 'content-type': 'application/json' }
      const answer = await ask(portal, pathOf(route, portal.things), { method: 'POST', headers, body })
      tell(outcome, route)
      outcome.wrong.push(...(await look(answer, `${nameOf(route)} body ${turn}`)))
    })
  return outcome
}

/** Everything that is read, after all that was written: what came in by forms, where it shows. */
export async function whereItShows(portal: Portal): Promise<Outcome> {
  const outcome = begin('pages after all of it')
  for (const route of READS) {
    const headers = { cookie: await portal.cookieFor(route) }
    const answer = await ask(portal, pathOf(route, portal.things), { headers })
    tell(outcome, route)
    outcome.wrong.push(...(await look(answer, nameOf(route))))
  }
  return outcome
}
