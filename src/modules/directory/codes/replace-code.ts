import type { RecordDocument } from '../editing/record-document.ts'

/** A place of a record where a code stood, and whether the other stood there already. */
export interface CodePlace {
  list: 'type' | 'terms' | 'service_terms' | 'languages'
  service_id?: string | null
  had: boolean
}

interface Codes {
  taxonomy: string
  from: string
  to: string
}

/** The record with one code in the place of another, and where it stood. */
export function replaceCode(
  document: RecordDocument,
  { taxonomy, from, to }: Codes,
): { document: RecordDocument; places: CodePlace[] } {
  const places: CodePlace[] = []
  const { organization } = document
  const isType = taxonomy === 'type' && organization.type_code === from
  if (isType) places.push({ list: 'type', had: false })
  const swap = <Row extends { code: string; taxonomy?: string; service_id?: string | null }>(
    list: 'terms' | 'service_terms' | 'languages',
    rows: readonly Row[],
  ): Row[] => {
    const isHere = (row: Row, code: string) =>
      row.code === code && (list === 'languages' ? taxonomy === 'language_spoken' : row.taxonomy === taxonomy)
    return rows.flatMap((row) => {
      if (!isHere(row, from)) return [row]
      const had = rows.some((one) => isHere(one, to) && one.service_id === row.service_id)
      places.push({ list, ...(list !== 'terms' && { service_id: row.service_id ?? null }), had })
      return had ? [] : [{ ...row, code: to }]
    })
  }
  const after = {
    ...document,
    organization: isType ? { ...organization, type_code: to } : organization,
    terms: swap('terms', document.terms),
    service_terms: swap('service_terms', document.service_terms),
    languages: swap('languages', document.languages),
  }
  return { document: after, places }
}

/** The record with the first code where it stood, wherever the other still stands there. */
export function restoreCode(
  document: RecordDocument,
  codes: Codes,
  places: readonly CodePlace[],
): RecordDocument {
  let restored = document
  for (const place of places) restored = restoreAt(restored, codes, place)
  return restored
}

function restoreAt(
  document: RecordDocument,
  { taxonomy, from, to }: Codes,
  { list, service_id: service = null, had }: CodePlace,
): RecordDocument {
  if (list === 'type') {
    const { organization } = document
    return organization.type_code === to
      ? { ...document, organization: { ...organization, type_code: from } }
      : document
  }
  const isHere = (row: { code: string; taxonomy?: string; service_id?: string | null }) =>
    row.code === to &&
    (list === 'languages' || row.taxonomy === taxonomy) &&
    (list === 'terms' || (row.service_id ?? null) === service)
  const rows: readonly { code: string }[] = document[list]
  const back = rows.flatMap((row) => (isHere(row) ? [{ ...row, code: from }, ...(had ? [row] : [])] : [row]))
  return { ...document, [list]: back }
}
