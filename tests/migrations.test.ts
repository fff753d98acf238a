import assert from 'node:assert/strict'
import { test } from 'node:test'
import { files, read } from './tree.ts'

/**
 * While nodes are exchanged one by one the version before runs beside the new one, on the new one's database: a
 * migration only adds what the version before need not know. What takes something away is a migration of a later
 * version, whose first line says after which one no node needs it any more: `-- contract after 0.2.0`.
 */
const SAYS_WHEN = /^-- contract after (\d+)\.(\d+)\.(\d+)\b/

/**
 * What breaks the version before; of tables that the same migration makes it may do all. Constraints are not judged: a
 * wider one takes the place of a narrower one in the same words.
 */
const TAKES_AWAY: readonly (readonly [RegExp, string])[] = [
  [/^drop (table|view|sequence|type|schema)\b/, 'drops'],
  [/^alter table\b.*\bdrop (?!constraint|not null|default|expression|identity)/, 'drops a column'],
  [/^alter (table|type|view|sequence)\b.*\brename\b/, 'renames'],
  [/^alter table\b.*\balter (column )?\w+ (set data )?type\b/, 'changes a type'],
  [/^alter table\b.*\bset not null\b/, 'demands a value'],
]
/** A migration gives way after a second (`migrate.ts`); none may ask for more patience, or for a lock by hand. */
const WAITS =
  /^(set\b.*\b(lock|statement)_timeout|lock\b|vacuum\b|cluster\b|reindex\b)|set_config\('lock_timeout'/

/** Before the first version that ran on several nodes; nothing is added here. */
const FROZEN: readonly string[] = ['src/modules/directory/migrations/0007_search_document.sql']

test('no migration takes away what the version before still uses', () => {
  const version = JSON.parse(read('package.json')).version
  const migrations = files.filter((file) => /\/migrations\/.*\.sql$/.test(file) && !FROZEN.includes(file))
  const wrong = migrations.flatMap((file) => complaints(read(file), version).map((why) => `${file}: ${why}`))
  assert.deepEqual(wrong, [])
})

test('what takes away, demands a value or waits is seen', () => {
  const seen = (sql: string) => complaints(sql, '0.3.0').length > 0
  for (const sql of [
    'drop table visit;',
    'alter table visit drop column day;',
    'alter table visit\n  add column a text,\n  drop column day;',
    'alter table visit drop day;',
    'alter table visit rename to visits;',
    'alter table visit rename column day to date;',
    'alter table visit alter column day type text;',
    'alter table visit alter column day set not null;',
    'alter table visit add column who text not null;',
    'alter table visit add column a text default 0, add column who text not null, add column b text;',
    "set lock_timeout = '1h';",
    'lock table visit;',
    '-- contract after 0.3.0\ndrop table visit;',
    '-- contract after 0.10.0\ndrop table visit;',
  ])
    assert.ok(seen(sql), sql)
})

test('what adds passes, and so does what takes away later', () => {
  for (const sql of [
    "alter table visit add column who text not null default '';",
    'alter table visit add column number bigint not null generated always as identity;',
    'alter table visit add column who text, alter column day drop not null;',
    'alter table visit add constraint one check (day is not null or who is not null);',
    "-- drop table visit;\ncomment on table visit is 'drop table visit;';",
    'create or replace function f() returns trigger language plpgsql as $$ begin drop table x; end $$;',
    '-- contract after 0.2.0: no node reads it any more\ndrop table visit;',
  ])
    assert.deepEqual(complaints(sql, '0.3.0'), [], sql)
})

function complaints(sql: string, version: string): string[] {
  const says = SAYS_WHEN.exec(sql)?.slice(1).map(Number)
  const now = version.split('.').map(Number)
  const isLater = says !== undefined && compare(now, says) > 0
  const statements = statementsOf(sql)
  const made = statements.flatMap(
    (one) => /^create (?:unlogged )?table (?:if not exists )?(\w+)/.exec(one)?.[1] ?? [],
  )
  return statements.flatMap((one) => {
    if (WAITS.test(one)) return [`waits: ${one}`]
    if (isLater || made.includes(tableOf(one))) return []
    const why =
      TAKES_AWAY.find(([pattern]) => pattern.test(one))?.[1] ?? (demandsValue(one) && 'demands a value')
    return why ? [`${why}: ${one}`] : []
  })
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((part, at) => part - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0

/** Each statement on one line, without comments and what stands in quotes. */
const statementsOf = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, '')
    .replace(/\$(\w*)\$.*?\$\1\$/gs, "''")
    .replace(/'(?:[^']|'')*'/g, (text) => (text.includes('lock_timeout') ? text : "''"))
    .split(';')
    .map((one) => one.trim().toLowerCase().replace(/\s+/g, ' '))
    .filter(Boolean)

const tableOf = (statement: string): string =>
  /^(?:alter|drop) table (?:if exists )?(?:only )?(\w+)/.exec(statement)?.[1] ?? ''

/** A new column that the version before, which does not know it, leaves empty. */
const demandsValue = (statement: string): boolean =>
  statement.startsWith('alter table') &&
  statement
    .split(/\badd (?:column )?/)
    .slice(1)
    .some((column) => /(?<!drop |is )\bnot null\b/.test(column) && !/\b(default|generated)\b/.test(column))
