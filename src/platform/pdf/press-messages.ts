/** What is to be printed: a template of ours and, apart from it, the data it shows. */
export interface Order {
  /** Path of a `.typ` file from the root of the project, under `src/`. */
  template: string
  /** As JSON: nothing in it is ever read as source. */
  data: string
}

/** What the press answers: a file, or why there is none. */
export type Printed = { pdf: Uint8Array; accessible: boolean } | { failed: string }
