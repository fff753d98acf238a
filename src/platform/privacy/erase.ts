import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx, Tx } from '../db/database.ts'
import { existing } from './find.ts'
import type { AnnotatedTable } from './list-privacy.ts'
import { standingAlone } from './mentions.ts'
import { NOBODY, type Person } from './person.ts'
import { type PersonalData, words } from './table-privacy.ts'
import { theirs } from './theirs.ts'

/** What was done with the rows of one table. */
export interface Erased {
  module: string
  table: string
  rows: number
  /** What the table says of them. */
  said: PersonalData
}

interface Column {
  type: string
  nullable: boolean
}
type Columns = ReadonlyMap<string, Column>

/** Erases a person as every table says it (GDPR, article 17), and tells what stays and why. */
export async function erasePerson(
  tx: Tx,
  tables: readonly AnnotatedTable[],
  person: Person,
): Promise<Erased[]> {
  const done: Erased[] = []
  for (const { module, table, personal } of await existing(tx, tables)) {
    const columns = await columnsOf(tx, table)
    for (const data of personal) {
      const condition = theirs(person, data)
      if (!condition || data.erase === 'own') continue
      const rows = await eraseRows(tx, { table, data, condition, columns, person })
      if (rows > 0) done.push({ module, table, rows, said: data })
    }
  }
  return done
}

interface Task {
  table: string
  data: PersonalData
  condition: RawBuilder<boolean>
  columns: Columns
  person: Person
}

async function eraseRows(tx: Tx, { table, data, condition, columns, person }: Task): Promise<number> {
  const name = sql.table(table)
  if (typeof data.erase !== 'string') {
    const count = sql<{ n: number }>`select count(*) as n from ${name} where ${condition}`
    return (await count.execute(tx)).rows[0]?.n ?? 0
  }
  const changes = emptied(data, columns, person)
  const change =
    data.erase === 'delete'
      ? sql`delete from ${name} where ${condition}`
      : sql`update ${name} set ${sql.join(changes)} where ${condition}`
  return Number((await change.execute(tx)).numAffectedRows ?? 0)
}

function emptied({ of, columns: named }: PersonalData, columns: Columns, person: Person) {
  const list = new Set([...(of !== 'words' && 'email' in of ? [of.email] : []), ...words(named)])
  return [...list].map((column) => {
    const known = columns.get(column) ?? { type: 'text', nullable: true }
    const value = of === 'words' ? without(column, known, person.texts) : emptyValue(column, known, of)
    return sql`${sql.ref(column)} = ${value}`
  })
}

/** A name gives way to a dash, so that a decision still shows as made; anything else to nothing, where it may. */
function emptyValue(column: string, { type, nullable }: Column, of: PersonalData['of']): RawBuilder<unknown> {
  const acts = of !== 'words' && ('name' in of || ('account' in of && /_name$|_by$/.test(column)))
  return nullable && !(acts && type === 'text') ? sql`null` : sql`${NOBODY}`
}

/** The same text without what names the person; a whole value of JSON that is theirs becomes null. */
function without(column: string, { type }: Column, texts: readonly string[]): RawBuilder<unknown> {
  const json = type === 'jsonb' || type === 'json'
  const text = texts.reduce<RawBuilder<unknown>>(
    (rest, one) => {
      const alone = standingAlone(one)
      const whole = json ? sql`regexp_replace(${rest}, ${`"${alone}"`}, 'null', 'gi')` : rest
      return sql`regexp_replace(${whole}, ${alone}, ${NOBODY}, 'gi')`
    },
    sql`${sql.ref(column)}::text`,
  )
  return sql`(${text})::${sql.raw(type)}`
}

async function columnsOf(db: DbOrTx, table: string): Promise<Columns> {
  const { rows } = await sql<{ name: string; type: string; nullable: boolean }>`
    select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(db)
  return new Map(rows.map(({ name, ...column }) => [name, column]))
}
