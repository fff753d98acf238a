import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { HttpError } from '../../platform/http/errors.ts'
import type { FieldErrors, RawValues } from '../../platform/http/input.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post, present } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { textValue } from '../../platform/ui/field.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { type Batch, findKept } from './batch.ts'
import { applyDecisions, isDecision, setDecision } from './decide.ts'
import { errorsCsv } from './errors-csv.ts'
import { FIELDS, type Mapping } from './fields.ts'
import { safeMapping } from './mapping.ts'
import { order } from './orders.ts'
import { IMPORTS, importPath } from './paths.ts'
import { mayKeepImport } from './permissions.ts'
import { loadImportSheet } from './sheet.ts'
import { setMapping } from './stage.ts'
import { ImportPage, isRunning } from './views/ImportPage.tsx'

/** Seconds after which the page of a running import asks again. */
const AGAIN = '5'

/** Who may see it is asked even of an import that is not there: otherwise its absence would be told to anyone. */
const load = async (cx: Cx, { importazione }: { importazione: string }) =>
  (isUuid(importazione) && (await findKept(cx.db, importazione))) || null

const AnyForm = z.record(z.string(), z.unknown())
const orderBy = (batch: Batch, actor: Actor | undefined) => ({
  id: batch.id,
  actor: { name: actor?.name ?? '', ...(actor && { id: actor.id }) },
})

async function showBatch(cx: Cx, batch: Batch, errors: FieldErrors = {}): Promise<Response> {
  const invalid = Object.keys(errors).length > 0
  const options = {
    title: batch.source,
    heading: <bdi class="wraps">{batch.source}</bdi>,
    breadcrumb: [
      { label: cx.t('staff.home_title'), path: '/gestione' },
      { label: cx.t('imports.title'), path: IMPORTS },
    ],
    feedback: false,
    indexed: false,
    invalid,
  }
  const sheet = await loadImportSheet(cx, batch)
  const response = page(
    cx,
    options,
    <ImportPage cx={cx} sheet={sheet} errors={errors} />,
    invalid ? 422 : 200,
  )
  if (isRunning(batch.state)) response.headers.set('refresh', AGAIN)
  return response
}

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece)
}

const backTo = (cx: Cx, batch: Batch) => seeOther(href(cx, importPath(batch.id)))

/** One import: its columns, its trial, its run, its choices and its undoing. */
export const batchRoutes = [
  get(`${IMPORTS}/:importazione`, {
    summary: 'One import: where it stands and what can be done next',
    load,
    allow: mayKeepImport,
    handle: (cx, { resource }) => showBatch(cx, present(resource)),
  }),
  get(`${IMPORTS}/:importazione/righe.csv`, {
    summary: 'The rows of an import that need a look, as the same file with one more column',
    load,
    allow: mayKeepImport,
    handle: (cx, { resource }) => {
      const batch = present(resource)
      const body = Readable.toWeb(
        Readable.from(bytesOf(errorsCsv(cx.db, batch, cx.t))),
      ) as ReadableStream<Uint8Array>
      const name = `righe-${batch.id}.csv`
      return new Response(body, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}"`,
        },
      })
    },
  }),
  post(`${IMPORTS}/:importazione/colonne`, {
    summary: 'Says what each column holds, and tries without writing',
    load,
    allow: mayKeepImport,
    form: AnyForm,
    handle: async (cx, { resource, form, actor }) => {
      const batch = present(resource)
      const mapping = chosenMapping(form as RawValues, batch)
      if (mapping.name === undefined) return showBatch(cx, batch, { name: cx.t('imports.name_not_mapped') })
      if (batch.state !== 'mapping' && batch.state !== 'checked') throw new HttpError(409)
      await setMapping(cx.db, batch, mapping, cx.now)
      await order(cx.db, 'checking', orderBy(batch, actor))
      return backTo(cx, batch)
    },
  }),
  post(`${IMPORTS}/:importazione/importa`, {
    summary: 'Runs an import that was tried, or goes on with one that was interrupted',
    load,
    allow: mayKeepImport,
    handle: async (cx, { resource, actor }) => {
      const batch = present(resource)
      const again = batch.state === 'undoing' || batch.state === 'checking' ? batch.state : 'applying'
      if (!(await order(cx.db, again, orderBy(batch, actor)))) throw new HttpError(409)
      return backTo(cx, batch)
    },
  }),
  post(`${IMPORTS}/:importazione/decisioni`, {
    summary: 'Settles rows that look like records already there',
    load,
    allow: mayKeepImport,
    form: AnyForm,
    handle: async (cx, { resource, form }) => {
      const batch = present(resource)
      for (const [name, value] of Object.entries(form)) {
        const row = Number(/^riga-(\d{1,9})$/.exec(name)?.[1])
        if (!Number.isSafeInteger(row) || row < 1 || typeof value !== 'string') continue
        await setDecision(cx.db, batch.id, row, isDecision(value) ? value : undefined)
      }
      if (batch.state === 'applied') await applyDecisions(cx.db, batch.id, cx.now)
      return backTo(cx, batch)
    },
  }),
  post(`${IMPORTS}/:importazione/annulla`, {
    summary: 'Takes a whole import back',
    load,
    allow: mayKeepImport,
    form: AnyForm,
    handle: async (cx, { resource, form, actor }) => {
      const batch = present(resource)
      if (form.conferma !== 'si')
        return showBatch(cx, batch, { conferma: cx.t('imports.undo_confirm_needed') })
      if (!(await order(cx.db, 'undoing', orderBy(batch, actor)))) throw new HttpError(409)
      return backTo(cx, batch)
    },
  }),
]

function chosenMapping(form: RawValues, batch: Batch): Mapping {
  const chosen = FIELDS.map((field) => [field, textValue(form, field)] as const)
  const numbers = chosen.filter(([, value]) => value !== '').map(([field, value]) => [field, Number(value)])
  return safeMapping(Object.fromEntries(numbers), batch.header.length)
}
