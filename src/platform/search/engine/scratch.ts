/** Room for the work of one search over one segment; used again by the next. */
export interface Scratch {
  records: Uint32Array
  places: Uint8Array
  /** Best value by record, all 0 between uses. */
  best: Uint16Array
  /** One bit by record, all 0 between uses. */
  bits: Uint32Array
  candidates: Uint32Array
  /** What each term found in each candidate. */
  values: Uint16Array[]
}

/** Room for segments of up to some records. */
export const scratchFor = (records: number): Scratch => ({
  records: new Uint32Array(records),
  places: new Uint8Array(records),
  best: new Uint16Array(records),
  bits: new Uint32Array((records + 31) >>> 5),
  candidates: new Uint32Array(records),
  values: [],
})

/** The values of one term, with room for every record. */
export function valuesOf(scratch: Scratch, term: number): Uint16Array {
  const known = scratch.values[term]
  if (known) return known
  const made = new Uint16Array(scratch.records.length)
  scratch.values[term] = made
  return made
}
