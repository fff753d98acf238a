import { readFileSync } from 'node:fs'
import { projectFile } from '../../../platform/project.ts'

/** All codes of a list of the taxonomy module, sorted: what the tests hold the demo content against. */
export function codes(taxonomy: 'type' | 'area' | 'sector' | 'beneficiary'): string[] {
  const file = projectFile(`src/modules/taxonomy/lists/${taxonomy}.json`)
  const { terms } = JSON.parse(readFileSync(file, 'utf8')) as { terms: { code: string }[] }
  return terms.map(({ code }) => code).sort()
}
