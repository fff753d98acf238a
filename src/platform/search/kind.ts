/** What a module says of the records it wants found. Plain data: it crosses threads and is kept in snapshots. */
export interface SearchKind {
  /** Name of the records, such as `organization`; the key of their documents. */
  name: string
  /** Raised when documents are made in another way: every node then makes its index anew. */
  version: number
  /** Kinds of text from the weightiest, at most 7; the first is the name. Each word counts where it weighs most. */
  fields: readonly SearchField[]
  /** How many of the first fields are names: what a search by name looks at. */
  names: number
  /** Coded keys; a record may have many codes of each, and every answer counts them. */
  keys: readonly string[]
  /** What a record is or is not, such as `free`; at most 8. */
  flags: readonly string[]
  /** Flags of records that are found only when asked for. */
  hidden: readonly string[]
  /** Who may find these records: documents of a public kind hold nothing that is not published. */
  visibility: 'public' | 'staff'
}

export interface SearchField {
  name: string
  /** From 0 to 1: what a word is worth here. */
  weight: number
}
