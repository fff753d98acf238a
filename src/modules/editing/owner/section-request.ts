import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { lastOf, type RawValues } from '../../../platform/http/input.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { newId } from '../../../platform/ids.ts'
import { type Known, readKnown } from '../forms/known.ts'
import type { At, Section } from '../forms/section.ts'
import { SECTIONS } from '../forms/sections.ts'
import { loadOwn, type OwnRecord } from './own-record.ts'

/** Stands in the address in place of the id of a row that is not there yet. */
export const NEW_ROW = 'nuova'

/** A page of the form: of which record, which section and, where it has rows, which of them. */
export interface SectionPage {
  organizationId: string
  mandate: OwnRecord['mandate']
  own: OwnRecord
  section: Section
  at: At
  /** Whether the address names a row. */
  hasRow: boolean
  known: Known
}

/** The page an address names; nothing where there is no such record, section or kind of row. */
export async function loadSection(
  cx: Cx,
  params: { organizationId: string; sezione: string; riga?: string },
): Promise<SectionPage | undefined> {
  const section = SECTIONS.find(({ name }) => name === params.sezione)
  const { riga } = params
  if (!section || (riga !== undefined && !section.rows)) return undefined
  const own = await loadOwn(cx, params)
  if (!own) return undefined
  const at = {
    row: riga ?? params.organizationId,
    newId: () => newId(cx.now),
    today: cx.now.toLocaleDateString('sv-SE', { timeZone: cx.config.timeZone }),
  }
  const known = await readKnown(cx, section.showsOwn && own.current.document)
  // Rows have ids; those of the translations are languages, which only their list knows.
  const isRow = (id: string) =>
    z.guid().safeParse(id).success ||
    section.rows?.list(own.draft.document, cx, known).some((row) => row.id === id)
  if (riga !== undefined && riga !== NEW_ROW && !isRow(riga)) return undefined
  const { organizationId, mandate } = own
  return { organizationId, mandate, own, section, at, hasRow: riga !== undefined, known }
}

const revision = wholeNumber

/** What every form of a section sends besides its own fields; those stay as they came. */
export const SectionForm = z
  .looseObject({
    /** Revision of the draft the person saw. */
    revisione: lastOf(revision),
    /** Revision at which the page was opened, where it was saved since. */
    inizio: lastOf(revision.optional().catch(undefined)),
    /** Revision the choices of the merge view were made on. */
    vista: lastOf(revision.optional().catch(undefined)),
    passo: lastOf(z.string().max(80).optional().catch(undefined)),
    azione: lastOf(z.enum(['salva', 'su', 'giu', 'togli']).catch('salva').default('salva')),
    riga: lastOf(z.guid().optional().catch(undefined)),
  })
  .transform(({ revisione, inizio, vista, passo, azione, riga, ...values }) => ({
    ...{ revisione, inizio: inizio ?? revisione, vista, passo, azione, riga },
    values: { ...(values as RawValues), ...(passo !== undefined && { passo }) },
  }))
export type SectionForm = z.infer<typeof SectionForm>

/** What was typed, without what only the merge view sends. */
export const typedOf = (values: RawValues): RawValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => !name.startsWith('scelta.') && name !== 'passo'),
  )
