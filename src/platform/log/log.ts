import { writeSync } from 'node:fs'
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

/** Standard output; a line for which its disk has no room is dropped, and ends nothing. */
const standardOutput = (): DestinationStream => ({
  write: (line) => {
    try {
      writeSync(1, line)
    } catch {
      // There is nowhere to say it.
    }
  },
})
