import { ownValue } from '../../platform/own-value.ts'
import type { Municipality } from './municipality.ts'
import { looseKey, nameKey, spellings } from './municipality-name.ts'

/** How a name was recognised, from the surest on. */
export type MatchKind = 'exact' | 'variant' | 'former' | 'other_province'

export interface Match {
  municipality: Municipality
  kind: MatchKind
}

/** One name by which a municipality was or is known, in one province. */
export interface KnownName {
  name: string
  sigla: string
  regionCode: string
  /** The municipality of today, also when the name is that of one that ceased. */
  municipality: Municipality
  former: boolean
}

export type FindMunicipality = (name: string, sigla?: string) => Match | undefined

/** Siglas that changed with no change of province (D.P.R. 1999: Forlì-Cesena, Pesaro e Urbino; `ROMA` until 1999). */
const OLD_SIGLAS: Record<string, string> = { FO: 'FC', PS: 'PU', ROMA: 'RM', RSM: 'RN' }

/** Distinct answers kept ready; a hostile list cannot grow it further. */
const CACHE_LIMIT = 50_000

/** Recognises municipalities by name and province, synchronously and from memory. */
export function gazetteer(names: readonly KnownName[]): FindMunicipality {
  const exact = index(names, nameKey)
  const loose = index(names, looseKey)
  const regionOf = new Map(names.map(({ sigla, regionCode }) => [sigla, regionCode]))
  const answers = new Map<string, Match | undefined>()

  const search = (name: string, sigla: string | undefined): Match | undefined => {
    const region = sigla === undefined ? undefined : regionOf.get(sigla)
    const asked = sigla === undefined || region === undefined ? undefined : { sigla, region }
    const whole = choose(exact.get(nameKey(name)), asked, 'exact')
    if (whole && whole.kind !== 'other_province') return whole
    let elsewhere = whole
    for (const spelling of spellings(name)) {
      const found =
        choose(exact.get(nameKey(spelling)), asked, 'exact') ??
        choose(loose.get(looseKey(spelling)), asked, 'variant')
      if (found && found.kind !== 'other_province') return found
      elsewhere ??= found
    }
    return elsewhere
  }

  return (name, given) => {
    const cacheKey = `${name}\t${given ?? ''}`
    if (answers.has(cacheKey)) return answers.get(cacheKey)
    const upper = given?.trim().toUpperCase() || undefined
    const found = search(name, upper && (ownValue(OLD_SIGLAS, upper) ?? upper))
    if (answers.size >= CACHE_LIMIT) answers.clear()
    answers.set(cacheKey, found)
    return found
  }
}

/**
 * The one municipality meant: in the province asked, else in its region (provinces are redrawn), else anywhere when
 * only one bears the name. Two that fit equally are none.
 */
function choose(
  names: readonly KnownName[] | undefined,
  asked: { sigla: string; region: string } | undefined,
  kind: 'exact' | 'variant',
): Match | undefined {
  if (!names) return undefined
  if (!asked) return only(names, kind)
  return (
    only(
      names.filter(({ sigla }) => sigla === asked.sigla),
      kind,
    ) ??
    only(
      names.filter(({ regionCode }) => regionCode === asked.region),
      kind,
    ) ??
    only(names, kind, 'other_province')
  )
}

function only(names: readonly KnownName[], kind: MatchKind, override?: MatchKind): Match | undefined {
  const current = names.filter(({ former }) => !former)
  const pool = current.length > 0 ? current : names
  const [first] = pool
  if (!first || pool.some(({ municipality }) => municipality !== first.municipality)) return undefined
  return { municipality: first.municipality, kind: override ?? (first.former ? 'former' : kind) }
}

function index(names: readonly KnownName[], key: (name: string) => string): Map<string, KnownName[]> {
  const byKey = new Map<string, KnownName[]>()
  for (const known of names) {
    for (const form of new Set([known.name, ...known.name.split('/')].map(key))) {
      const list = byKey.get(form)
      if (list) list.push(known)
      else byKey.set(form, [known])
    }
  }
  return byKey
}
