import type { Cx } from '../../../platform/cx.ts'
import { type CodeLists, codeLists } from '../../taxonomy/api.ts'
import { type Places, places } from '../../territory/api.ts'
import type { Vocabulary } from './sheet.ts'

/** Words for the codes of a record, in the reader's language. */
export async function vocabularyOf(cx: Pick<Cx, 'db' | 'lang' | 'now'>): Promise<Vocabulary> {
  const [lists, atlas] = await Promise.all([codeLists(cx.db, cx.now), places(cx.db)])
  return vocabulary(lists, atlas, cx.lang)
}

/** The same from snapshots at hand. */
export const vocabulary = (lists: CodeLists, atlas: Places, lang: Cx['lang']): Vocabulary => ({
  version: `${lists.version}.${atlas.version}`,
  term: (taxonomy, code) => (lists.term(taxonomy, code) ? lists.label(lang, taxonomy, code) : undefined),
  municipality(istat) {
    const found = istat ? atlas.municipality(istat) : undefined
    if (!found) return undefined
    return {
      name: atlas.nameIn(`municipality:${found.istat}`, lang) ?? found.name,
      italian: found.name,
      sigla: found.sigla,
    }
  },
})
