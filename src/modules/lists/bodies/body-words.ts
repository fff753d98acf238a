import type { Cx } from '../../../platform/cx.ts'
import type { Option } from '../../../platform/ui/SelectField.tsx'
import { codeLists } from '../../taxonomy/api.ts'
import { places, territory } from '../../territory/api.ts'

/** Names of types and places in the reader's language, and what the filters offer. */
export interface BodyWords {
  type: (code: string | null) => string
  town: (istat: string | null) => string
  types: readonly Option[]
  sectors: readonly Option[]
  towns: readonly Option[]
}

/** The words of one request; all of it is in memory. */
export async function bodyWords(cx: Pick<Cx, 'db' | 'lang' | 'now' | 'config'>): Promise<BodyWords> {
  const [lists, atlas, area] = await Promise.all([
    codeLists(cx.db, cx.now),
    places(cx.db),
    territory(cx.db, cx.config),
  ])
  const town = (istat: string | null) =>
    istat ? (atlas.nameIn(`municipality:${istat}`, cx.lang) ?? atlas.municipality(istat)?.name ?? istat) : ''
  const byName = new Intl.Collator(cx.lang)
  const options = (taxonomy: string) =>
    lists.terms(taxonomy).map(({ code }) => ({ value: code, label: lists.label(cx.lang, taxonomy, code) }))
  return {
    type: (code) => (code ? lists.label(cx.lang, 'type', code) : ''),
    town,
    types: options('type'),
    sectors: options('sector'),
    towns: area.municipalities
      .map(({ istat }) => ({ value: istat, label: town(istat) }))
      .sort((a, b) => byName.compare(a.label, b.label)),
  }
}
