import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { lastOf, type RawValues } from '../../../platform/http/input.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { isLang, type Lang } from '../../../platform/i18n/languages.ts'
import { findPart, type Part } from '../document.ts'
import { mainLang } from '../said.ts'
import { loadOwn, type OwnSpace } from './own-space.ts'
import { revision } from './structure-form.ts'

/** One part of a site, as its address names it. */
export interface OwnPart extends OwnSpace {
  part: Part
  main: Lang
}

interface Named {
  organizationId: string
  parte: string
}

/** The part an address names, as the draft has it. */
export async function loadPart(cx: Cx, params: Named): Promise<OwnPart | undefined> {
  const own = await loadOwn(cx, params)
  const part = own && findPart(own.space.draft, params.parte)
  return part && { ...own, part, main: mainLang(own.space.draft) }
}

/** The same also where a colleague removed it while it was written: earlier savings know it, and nothing typed is lost. */
export async function loadPartOrGone(cx: Cx, params: Named): Promise<OwnPart | undefined> {
  return (await loadPart(cx, params)) ?? (await loadRemoved(cx, params))
}

async function loadRemoved(cx: Cx, params: Named): Promise<OwnPart | undefined> {
  const own = await loadOwn(cx, params)
  if (!own) return undefined
  const rows = await cx.db
    .selectFrom('space_revision')
    .select('document')
    .where('organization_id', '=', own.organizationId)
    .orderBy('revision', 'desc')
    .limit(50)
    .execute()
  const part = rows.flatMap(({ document }) => findPart(document, params.parte) ?? [])[0]
  return part && { ...own, part, main: mainLang(own.space.draft) }
}

/** The language a form or an address names; anything else counts as none. */
export const lingua = lastOf(z.string().optional().catch(undefined))

/** The language in which a part is written: the one asked for, else the site's first one. */
export const langOf = (asked: string | undefined, main: Lang): Lang => (asked && isLang(asked) ? asked : main)

/** What the form of a part sends besides its own fields, which stay as they came. */
export const PartForm = z
  .looseObject({
    revisione: revision,
    /** Revision at which the page was opened, where it was saved by itself since. */
    inizio: lastOf(wholeNumber.optional().catch(undefined)),
    lingua,
    /** Revision on which the person chose between two texts. */
    vista: lastOf(wholeNumber.optional().catch(undefined)),
  })
  .transform(({ revisione, inizio, lingua: lang, vista, ...values }) => ({
    ...{ revisione, inizio: inizio ?? revisione, lang, vista },
    values: values as RawValues,
  }))
export type PartForm = z.infer<typeof PartForm>
