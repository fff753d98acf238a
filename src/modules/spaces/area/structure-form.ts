import { z } from 'zod'
import { lastOf } from '../../../platform/http/input.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { BLOCK_TYPES } from '../document.ts'

/** Revision of the draft the person saw. */
export const revision = lastOf(wholeNumber)

const id = lastOf(z.guid())
const place = lastOf(z.guid().optional().catch(undefined))
const title = lastOf(z.string().trim().min(1).max(120))

/** What is added, moved or taken away; `in` is the page where it happens. */
export const StructureForm = z.discriminatedUnion('azione', [
  z.object({ azione: z.literal('pagina'), revisione: revision, titolo: title, in: place }),
  z.object({ azione: z.literal('notizia'), revisione: revision, titolo: title, in: place }),
  z.object({ azione: z.literal('blocco'), revisione: revision, in: id, tipo: lastOf(z.enum(BLOCK_TYPES)) }),
  z.object({ azione: z.enum(['su', 'giu', 'togli']), revisione: revision, in: place, id }),
])
