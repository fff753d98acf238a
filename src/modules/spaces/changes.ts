import { type Part, type PartKind, partsOf, type SpaceDocument, type Values } from './document.ts'

/** What a field said and says. */
export interface FieldChange {
  key: string
  before: string
  after: string
}

/** What became of one part of a site between two states of it. */
export interface PartChange {
  id: string
  kind: PartKind
  what: 'added' | 'removed' | 'changed'
  fields: readonly FieldChange[]
  /** The values it is best called by: those it has now, else those it had. */
  values: Values
}

export interface SpaceChanges {
  parts: readonly PartChange[]
  /** Something stands in another place. */
  moved: boolean
}

/** What differs between two states of a site, part by part in the order of the later one; a first site has no earlier one. */
export function changesBetween(before: SpaceDocument | null, after: SpaceDocument): SpaceChanges {
  const old = new Map((before ? partsOf(before) : []).map((part) => [part.id, part]))
  const parts = partsOf(after)
  const ids = new Set(parts.map(({ id }) => id))
  const there = parts.flatMap((part) => changeOf(old.get(part.id), part) ?? [])
  const gone = [...old.values()].filter(({ id }) => !ids.has(id)).map((part) => changeOf(part, undefined))
  const stayed = [...old.keys()].filter((id) => ids.has(id))
  const moved = stayed.join(' ') !== parts.flatMap(({ id }) => (old.has(id) ? [id] : [])).join(' ')
  return { parts: [...there, ...gone.filter((one) => one !== undefined)], moved }
}

/** Whether two states of a site are the same. */
export const isSame = ({ parts, moved }: SpaceChanges): boolean => parts.length === 0 && !moved

function changeOf(before: Part | undefined, after: Part | undefined): PartChange | undefined {
  const part = after ?? before
  if (!part) return undefined
  const keys = new Set([...Object.keys(before?.values ?? {}), ...Object.keys(after?.values ?? {})])
  const fields = [...keys].flatMap((key): FieldChange[] => {
    const [was, is] = [before?.values[key] ?? '', after?.values[key] ?? '']
    return was === is ? [] : [{ key, before: was, after: is }]
  })
  if (before && after && fields.length === 0) return undefined
  const what = before && after ? 'changed' : after ? 'added' : 'removed'
  return { id: part.id, kind: part.kind, what, fields, values: part.values }
}
