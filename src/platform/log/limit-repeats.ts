import type { LogFn, Logger } from 'pino'

const A_MINUTE = 60_000
const MOST = 60
const WARN = 40

/** Lets the same warning or error through sixty times a minute; the next minute says how many were left out. */
export function limitRepeats(now: () => number) {
  let since = now()
  const times = new Map<string, number>()
  return function logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
    if (level < WARN) return void method.apply(this, args)
    if (now() - since >= A_MINUTE) {
      const left = [...times].filter(([, count]) => count > MOST)
      since = now()
      times.clear()
      for (const [message, count] of left)
        method.apply(this, [{ times: count - MOST }, `left out of the log: ${message}`])
    }
    const message = args.find((one) => typeof one === 'string') ?? ''
    const count = (times.get(message) ?? 0) + 1
    times.set(message, count)
    if (count <= MOST) method.apply(this, args)
  }
}
