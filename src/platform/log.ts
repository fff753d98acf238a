import { type Logger, pino } from 'pino'

/** Structured log, one JSON object a line. Only ids and addresses without query go in: no personal data. */
export type Log = Logger

/** The process's log; `silent` for tests. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  })
