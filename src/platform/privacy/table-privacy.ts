import type { MessageKey } from '../i18n/messages.ts'
import type { Kept } from './kept.ts'

/**
 * What a module keeps of people, table by table: a table with nothing personal is the list of its columns, any other
 * says what is personal and lists the rest. Columns are written with spaces between; a test holds it against the database.
 */
export type Privacy = Readonly<Record<string, string | TablePrivacy>>

export interface TablePrivacy {
  personal: readonly PersonalData[]
  /** Columns that say nothing of a person. */
  other?: string
}

/** Columns of one table that are of the same person, for the same purpose and as long. */
export interface PersonalData {
  of: Whose
  columns?: string
  /** Columns of the same rows that are never handed out: hashes and keys. */
  secret?: string
  purpose: MessageKey
  kept: Kept
  /** Job that ends it, as `module.job`. */
  job?: string
  erase: Erasure
}

/**
 * How one finds whose it is: the column with the id of an account, with an address, or with the name somebody acts
 * under where no id stands beside it; a column that has the address somewhere in it, such as a letter to be sent; or
 * `words`, what people wrote, where only an administrator looks for an address or a name.
 */
export type Whose = { account: string } | { email: string } | { name: string } | { inside: string } | 'words'

/**
 * What happens when the person wants to be forgotten: the row goes; the columns are emptied (of words only what names
 * the person); the module does it in a command of its own; or it stays, for a reason that the person is told.
 */
export type Erasure = 'delete' | 'blank' | 'own' | { keep: MessageKey }

/** The column that says whose it is, where one does. */
export function columnOf(of: Whose): string | undefined {
  return of === 'words' ? undefined : Object.values(of)[0]
}

/** The names in a list with spaces between. */
export const words = (list = ''): string[] => list.split(' ').filter(Boolean)
