import type { Words } from '../views/words.ts'
import type { ExportRow } from './read-rows.ts'
import type { SearchAnswer } from './search.ts'

/** A page of results for programs: `{ total, page, pageSize, results, facets }`. */
export const resultsJson = (
  answer: SearchAnswer,
  pageSize: number,
  rows: readonly ExportRow[],
  words: Words,
) => ({
  total: answer.total,
  page: answer.page,
  pageSize,
  ...(answer.suggestion !== undefined ? { suggestion: answer.suggestion } : {}),
  ...(answer.relaxed ? { relaxed: true } : {}),
  ...(answer.notThere ? { notThere: answer.notThere } : {}),
  results: rows.map((row) => resultJson(row, words)),
  facets: answer.facets,
})

const resultJson = (
  { istat, latitude, longitude, createdAt: _, descriptionLang, ...row }: ExportRow,
  words: Words,
) => ({
  ...row,
  descriptionLang: row.description === null ? null : descriptionLang,
  municipality: istat === null ? null : { istat, name: words.of('place', istat) },
  coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
})
