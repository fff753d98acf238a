/** What a node is asked to do: to rename a record and find it, or to look until a word is found. */
export type ChangeJob =
  | { what: 'rename'; id: string; name: string; word: string }
  | { what: 'look'; word: string }

/** Moments in milliseconds of the machine's clock. */
export type ChangeReply = { ready: true } | { foundAt: number } | Renamed

export interface Renamed {
  /** Milliseconds that the transaction took. */
  writing: number
  /** When it was committed. */
  written: number
  /** When the index had it. */
  settledAt: number
  /** When a search gave it. */
  foundAt: number
  ok: boolean
}
