/** What the log keeps of an error. */
export interface PlainError {
  type: string
  message: string
  /** SQLSTATE, or the system's name of the fault, such as `ECONNREFUSED`. */
  code?: string
  /** Names that PostgreSQL says with some faults. */
  table?: string
  column?: string
  constraint?: string
  /** The places it came through, without its message. */
  stack?: string
  cause?: PlainError
}

const LONGEST_MESSAGE = 500
const LONGEST_STACK = 3_000
const DEEPEST = 3

/** An error without what people wrote: PostgreSQL's `detail` and any value quoted in a message stay out. */
export function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutPeople(String(error)) }
  const said = error as Error & Record<string, unknown>
  const stack = said.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
  return {
    type: said.name,
    message: withoutPeople(said.message),
    ...named(said, ['code', 'table', 'column', 'constraint']),
    ...(stack && { stack: stack.slice(0, LONGEST_STACK) }),
    ...(said.cause !== undefined && depth < DEEPEST && { cause: plainError(said.cause, depth + 1) }),
  }
}

const named = (from: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (typeof from[name] === 'string' ? [[name, from[name]]] : [])))

/** What stands in a message for something that somebody may have typed. */
const LEFT_OUT = '…'

/**
 * A message without mail addresses, long numbers, tax codes and what stands between quotes after a colon, where
 * PostgreSQL and parsers repeat the value that they could not read.
 */
function withoutPeople(message: string): string {
  return message
    .slice(0, LONGEST_MESSAGE)
    .replace(/[^\s<>"',;:()]+@[^\s<>"',;:()]+/g, LEFT_OUT)
    .replace(/(: |, |token )(["'`]).*\2/gs, `$1${LEFT_OUT}`)
    .replace(/\b[A-Z]{6}\w{2}[A-Z]\w{2}[A-Z]\w{3}[A-Z]\b/gi, LEFT_OUT)
    .replace(/\+?\d[\d ./-]{6,}\d/g, LEFT_OUT)
}
