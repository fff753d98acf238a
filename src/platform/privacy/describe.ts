import type { Translate } from '../i18n/messages.ts'
import { type Reader, sayKept } from './kept.ts'
import type { AnnotatedTable } from './list-privacy.ts'
import { columnOf, type PersonalData, words } from './table-privacy.ts'

/** What is kept of people as the two lists of docs/privacy.md: a table of Markdown, and the tables with nothing personal. */
export function describePrivacy(tables: readonly AnnotatedTable[], reader: Reader): string {
  const rows = tables.flatMap(({ table, personal }) => personal.map((data) => row(table, data, reader)))
  const nothing = tables.filter(({ personal }) => personal.length === 0).map(({ table }) => `\`${table}\``)
  return [
    '| table: columns | purpose | kept | who wants to be forgotten |',
    '|---|---|---|---|',
    ...rows,
    '',
    `Nothing of people is in ${nothing.join(', ')}.`,
  ].join('\n')
}

function row(table: string, data: PersonalData, reader: Reader): string {
  const columns = new Set([columnOf(data.of), ...words(data.columns), ...words(data.secret)].filter(Boolean))
  const time = sayKept(reader, data.kept)
  const kept = data.job ? `${time} (job \`${data.job}\`)` : time
  return `| \`${table}\`: ${[...columns].join(', ')} | ${reader.t(data.purpose)} | ${kept} | ${sayErasure(reader.t, data)} |`
}

/** What becomes of it, in words. */
export function sayErasure(t: Translate, { erase, of }: Pick<PersonalData, 'erase' | 'of'>): string {
  if (typeof erase !== 'string') return t('privacy.erase.keep', { why: t(erase.keep) })
  return t(erase === 'blank' && of === 'words' ? 'privacy.erase.named' : `privacy.erase.${erase}`)
}
