import { AsyncLocalStorage } from 'node:async_hooks'

const visitor = new AsyncLocalStorage<true>()

/**
 * Does work for somebody who may be told what was true a second ago: what it only reads may come from a replica. The
 * handle of the database stays the same, because what is kept in memory is kept by it.
 */
export const asOfASecondAgo = <Result>(work: () => Promise<Result>): Promise<Result> =>
  visitor.run(true, work)

/** Whether what runs now may read what was true a second ago. */
export const mayBeASecondOld = (): boolean => visitor.getStore() === true

const READS = /^\s*(?:\/\*.*?\*\/\s*)?(?:select|with)\b/i
/** Words of statements that change something, or of locks, which a replica would take for itself only. */
const CHANGES = /\b(?:insert|update|delete|merge|truncate)\b|nextval|setval|advisory|notify/i

/** Whether a statement reads and does nothing else; in doubt it does. */
export const onlyReads = (text: string): boolean => READS.test(text) && !CHANGES.test(text)

/** Begins and ends of what changes nothing by itself. */
const HARMLESS = /^\s*(?:begin|start|rollback|set|show|savepoint|release)\b/i

/** Whether something may be different after a statement. */
export const mayChange = (text: string): boolean => !HARMLESS.test(text) && !onlyReads(text)
