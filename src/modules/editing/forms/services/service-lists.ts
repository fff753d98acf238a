import { z } from 'zod'
import type { RawValues } from '../../../../platform/http/input.ts'
import type { RecordDocument } from '../../../directory/api.ts'
import { derivedId } from '../derived-id.ts'
import { listed, text, textOr } from '../fields.ts'
import type { At } from '../section.ts'

/** Euro as people write them: `5`, `5,50`, `€ 5.50`. */
const amountIn = (typed: unknown): unknown => {
  if (typeof typed !== 'string') return typed
  const said = typed.replace(/[\s€]|euro/gi, '').replace(',', '.')
  if (said === '') return null
  return /^\d{1,8}(\.\d{1,2})?$/.test(said) ? Number(said) : said
}

/** What a service costs; a row that says nothing is none. */
export const CostRows = z
  .array(
    z.object({
      id: z.guid(),
      option: text(300),
      amount: z.preprocess(
        amountIn,
        z.number({ error: 'editing.forms.amount_wrong' }).max(99_999_999).nullable().default(null),
      ),
      amount_description: text(1000),
    }),
  )
  .max(100)
  .default([])

/** The costs of a service as fields, with room for one more. */
export function costValues({ costs }: RecordDocument, { row, newId }: At): RawValues {
  const spare = { id: newId(), option: null, amount: null, amount_description: null }
  const rows = [...costs.filter(({ service_id }) => service_id === row), spare]
  return listed(
    'costs',
    rows.map(({ id, option, amount, amount_description }) => ({
      id,
      option,
      amount: amount === null ? null : String(amount).replace('.', ','),
      amount_description,
    })),
  )
}

/** All costs of the record, with those of a service as the form says. */
export function withCosts(
  { costs }: RecordDocument,
  service: string,
  typed: z.infer<typeof CostRows>,
): RecordDocument['costs'] {
  const own = typed
    .filter((row) => [row.option, row.amount, row.amount_description].some((said) => said !== null))
    .map(({ id, ...row }) => {
      const known = costs.some((one) => one.id === id && one.service_id === service)
      return { ...row, id: known ? id : derivedId(service, id), service_id: service }
    })
  return [...costs.filter(({ service_id }) => service_id !== service), ...own]
}

/** What to bring, one thing a line. */
export const documentLines = textOr(z.string().max(20_000)).transform((typed, context) => {
  const lines = [
    ...new Set(
      (typed ?? '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
  if (lines.some((line) => line.length > 500) || lines.length > 50)
    context.addIssue({ code: 'custom', message: 'editing.forms.documents_wrong' })
  return lines
})

/** All documents to bring, with those of a service as the form says; what was there keeps its id. */
export function withDocuments(
  { documents }: RecordDocument,
  service: string,
  lines: readonly string[],
): RecordDocument['documents'] {
  const before = documents.filter(({ service_id }) => service_id === service)
  const others = documents.filter(({ service_id }) => service_id !== service)
  const ids = new Set(documents.map(({ id }) => id))
  const added = (line: string) => {
    const id = derivedId(service, line)
    // The id is taken when its row was rewritten since.
    return { id: ids.has(id) ? derivedId(service, `${line}\n`) : id, service_id: service, document: line }
  }
  const kept = before.filter(({ document }) => lines.includes(document))
  const fresh = lines.filter((line) => !kept.some(({ document }) => document === line))
  return [...others, ...kept, ...fresh.map(added)]
}
