import type { Tx } from '../../platform/db/database.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import type { SearchText } from '../../platform/search/document.ts'
import { putDocuments } from '../../platform/search/documents.ts'
import type { SearchKind } from '../../platform/search/kind.ts'
import { partsOf, type SpaceDocument } from './document.ts'
import { FIELDS, keyOf } from './fields.ts'
import { mainLang, said } from './said.ts'
import { plainText } from './text/rich-text.ts'

/** The public sites, as the search engine knows them. */
export const SPACE_KIND: SearchKind = {
  name: 'space',
  version: 1,
  fields: [
    { name: 'name', weight: 1 },
    { name: 'title', weight: 0.6 },
    { name: 'text', weight: 0.25 },
  ],
  names: 1,
  keys: [],
  flags: [],
  hidden: [],
  visibility: 'public',
}

/** Tells the search what a site says now, in the transaction of the change; nothing where it is not public. */
export const putSpaceDocument = (tx: Tx, id: string, document: SpaceDocument | null, now: Date) =>
  putDocuments(tx, SPACE_KIND.name, [{ id, document: document && searchDocument(document, now) }])

function searchDocument(document: SpaceDocument, now: Date) {
  const main = mainLang(document)
  return {
    title: said(document.site.values, 'name', main, main)?.text ?? '',
    slug: '',
    texts: textsOf(document),
    ...{ codes: {}, flags: [], points: [], hours: [], offers: [] },
    verifiedAt: null,
    freshAt: Math.floor(now.getTime() / 1_000),
  }
}

/** Everything a site says, in all its languages. */
function textsOf(document: SpaceDocument): SearchText[] {
  return partsOf(document).flatMap(({ kind, values }) =>
    FIELDS[kind]
      .filter(({ translated }) => translated)
      .flatMap((field) =>
        LANGUAGES.flatMap((lang): SearchText[] => {
          const value = values[keyOf(field, lang)]
          if (!value) return []
          const name =
            kind === 'site' && field.name === 'name' ? 'name' : field.name === 'title' ? 'title' : 'text'
          return [{ field: name, lang, text: field.as === 'rich' ? plainText(value) : value }]
        }),
      ),
  )
}
