import type { Cx } from '../../../platform/cx.ts'
import type { Option } from '../../../platform/ui/SelectField.tsx'
import { MARK_METHODS } from '../../directory/api.ts'
import { codeLists } from '../../taxonomy/api.ts'
import { places, territory } from '../../territory/api.ts'
import type { KindName } from './kinds.ts'

/** The choices of a kind of change, and the words for its codes. */
export interface Codes {
  options: readonly Option[]
  word: (code: string | null) => string
}

const LIST_OF: Partial<Record<KindName, string>> = {
  sector_add: 'sector',
  sector_remove: 'sector',
  beneficiary_add: 'beneficiary',
  beneficiary_remove: 'beneficiary',
  language_add: 'language_spoken',
  language_remove: 'language_spoken',
}

/** Codes of a kind in the reader's language; municipalities only of the territories in `scope`. */
export async function codesOf(
  cx: Pick<Cx, 'db' | 'lang' | 't' | 'now' | 'config'>,
  kind: KindName,
  scope: readonly string[] | null,
): Promise<Codes> {
  const taxonomy = LIST_OF[kind]
  if (taxonomy) {
    const lists = await codeLists(cx.db, cx.now)
    const options = lists
      .terms(taxonomy)
      .map(({ code }) => ({ value: code, label: lists.label(cx.lang, taxonomy, code) }))
    return { options, word: (code) => (code ? lists.label(cx.lang, taxonomy, code) : '') }
  }
  return kind === 'municipality' ? towns(cx, scope) : fixed(cx, kind)
}

async function towns(
  cx: Pick<Cx, 'db' | 'lang' | 'config'>,
  scope: readonly string[] | null,
): Promise<Codes> {
  const [atlas, area] = await Promise.all([places(cx.db), territory(cx.db, cx.config)])
  const word = (istat: string | null) =>
    istat ? (atlas.nameIn(`municipality:${istat}`, cx.lang) ?? atlas.municipality(istat)?.name ?? istat) : ''
  const byName = new Intl.Collator(cx.lang)
  const options = area.municipalities
    .filter(
      ({ istat, provinceCode, regionCode }) =>
        !scope || [istat, provinceCode, regionCode].some((code) => scope.includes(code)),
    )
    .map(({ istat }) => ({ value: istat, label: word(istat) }))
    .sort((a, b) => byName.compare(a.label, b.label))
  return { options, word }
}

const FIXED = {
  visibility: { public: 'lists.state_public', draft: 'lists.state_draft', hidden: 'lists.state_hidden' },
  trust: { si: 'lists.trust_yes', no: 'lists.trust_no' },
  ask: { ask: 'lists.is_asked' },
  verify: Object.fromEntries(MARK_METHODS.map((one) => [one, `lists.method_${one}` as const])),
} as const

function fixed({ t }: Pick<Cx, 't'>, kind: KindName): Codes {
  const words: Readonly<Record<string, Parameters<Cx['t']>[0]>> =
    kind === 'visibility' || kind === 'trust' || kind === 'ask' || kind === 'verify' ? FIXED[kind] : {}
  const options = Object.entries(words).map(([value, key]) => ({ value, label: t(key) }))
  return { options, word: (code) => options.find(({ value }) => value === code)?.label ?? '' }
}
