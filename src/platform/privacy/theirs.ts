import { type RawBuilder, sql } from 'kysely'
import type { AnnotatedTable } from './list-privacy.ts'
import { standingAlone } from './mentions.ts'
import type { Person } from './person.ts'
import { columnOf, type PersonalData, words } from './table-privacy.ts'

/** The condition on the rows of a table that are this person's by one annotation; `undefined` where none can be. */
export function theirs(person: Person, { of, columns }: PersonalData): RawBuilder<boolean> | undefined {
  if (of === 'words') return mentions(words(columns), person.texts)
  const column = sql.ref(columnOf(of) ?? '')
  if ('account' in of) return person.accountId ? sql`${column} = ${person.accountId}` : undefined
  if ('email' in of) return person.email ? sql`lower(${column}) = lower(${person.email})` : undefined
  if ('name' in of) return person.names.length > 0 ? sql`${column} = any(${[...person.names]})` : undefined
  return mentions([of.inside], person.email ? [person.email] : [])
}

function mentions(columns: readonly string[], texts: readonly string[]): RawBuilder<boolean> | undefined {
  if (texts.length === 0) return undefined
  const pattern = texts.map(standingAlone).join('|')
  return sql`(${sql.join(
    columns.map((column) => sql`coalesce(${sql.ref(column)}::text ~* ${pattern}, false)`),
    sql` or `,
  )})`
}

/** Columns that a person may have of their rows: neither secrets, nor who else is in them, nor what is about anybody. */
export function shownColumns({ personal, other }: AnnotatedTable, data: PersonalData): string[] {
  const own = [columnOf(data.of), ...words(data.columns)].flatMap((column) => column ?? [])
  return [...new Set([...own, ...words(other)])].filter(
    (column) => own.includes(column) || !personal.some(({ secret }) => words(secret).includes(column)),
  )
}
