import { ALIKE, type NameIndex, nameIndex, nameKey, nameSimilarity } from '../directory/api.ts'
import type { Draft } from './draft.ts'

/** An earlier row of the same file. */
export interface EarlierRow {
  row: number
  name: string
  taxCode: string | undefined
  street: string | undefined
  organizationId: string | undefined
}

/** An earlier row with how alike its name is, from 0 to 1. */
export type AlikeRow = EarlierRow & { score: number }

/** What was already seen in the file being imported, so that it is never imported twice from one file. */
export interface FileMemory {
  /** The earlier row that is the same body for certain. */
  same: (draft: Draft) => EarlierRow | undefined
  /** The earlier rows that may be the same body, the likest first. */
  alike: (draft: Draft) => AlikeRow[]
  /** The earlier row that was matched with this record. */
  claimedBy: (organizationId: string) => number | undefined
  remember: (draft: Draft, row: number, organizationId: string | undefined) => void
}

/** Earlier rows named for one row at most. */
const MOST = 5

/** An empty memory, for the first row; `names` only where rows without a code make names matter. */
export function fileMemory(names: boolean): FileMemory {
  const byCode = new Map<string, EarlierRow>()
  const claims = new Map<string, number>()
  const places = new Map<string, NameIndex<EarlierRow>>()
  const codesOf = ({ taxCode, vatNumber, runtsNumber }: Draft) =>
    [taxCode, vatNumber, runtsNumber && `R${runtsNumber}`].filter((code) => code !== undefined)
  const nearby = (draft: Draft) =>
    (places.get(draft.istatCode ?? '')?.near(draft.name) ?? []).filter(
      ({ taxCode }) => taxCode === undefined || draft.taxCode === undefined,
    )
  return {
    same(draft) {
      const coded = codesOf(draft)
        .map((code) => byCode.get(code))
        .find((row) => row !== undefined)
      if (coded || !draft.istatCode) return coded
      const key = nameKey(draft.name)
      return nearby(draft).find(({ name, street }) => nameKey(name) === key && street === draft.street)
    },
    alike(draft) {
      if (!draft.istatCode) return []
      const scored = nearby(draft).map((row) => ({ ...row, score: nameSimilarity(row.name, draft.name) }))
      const alike = scored.filter(({ score }) => score >= ALIKE)
      return alike.sort((a, b) => b.score - a.score).slice(0, MOST)
    },
    claimedBy: (organizationId) => claims.get(organizationId),
    remember(draft, row, organizationId) {
      const { taxCode } = draft
      const told = names ? { name: draft.name, street: draft.street } : { name: '', street: undefined }
      const earlier: EarlierRow = { row, taxCode, organizationId, ...told }
      for (const code of codesOf(draft)) if (!byCode.has(code)) byCode.set(code, earlier)
      if (organizationId && !claims.has(organizationId)) claims.set(organizationId, row)
      if (!names || !draft.istatCode) return
      const index = places.get(draft.istatCode) ?? nameIndex<EarlierRow>()
      places.set(draft.istatCode, index)
      index.add(draft.name, earlier)
    },
  }
}
