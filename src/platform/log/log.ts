import { type DestinationStream, type Logger, pino } from 'pino'
import { limitRepeats } from './limit-repeats.ts'
import { plainError } from './plain-error.ts'

/** Structured log, one JSON object a line. Only ids and addresses without query go in: no personal data. */
export type Log = Logger

/**
 * The process's log; `silent` for tests. Errors are told without what people wrote, and the same trouble at most sixty
 * times a minute, so that a database which is away fills no disk.
 */
export const createLog = (level: string, to: DestinationStream = standardOutput()): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
      hooks: { logMethod: limitRepeats(Date.now) },
    },
    to,
  )

/** Characters of the log that wait for room on their disk; what comes after them is dropped. */
const MOST_WAITING = 1_000_000

/** Standard output: a log that cannot be written, since its disk is full, ends nothing. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, maxLength: MOST_WAITING })
  output.on('error', () => {})
  return output
}
