const CTRL_C = 130

/** A terminal's Ctrl-C arrives twice: from the terminal itself and passed on by npm. */
const SAME_MS = 700

/** Resolves at the first Ctrl-C or request to end; a second one ends the process at once. */
export function untilStopped(print: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined
    const stop = () => {
      if (asked !== undefined && Date.now() - asked < SAME_MS) return
      if (asked !== undefined) process.exit(CTRL_C)
      asked = Date.now()
      print('Stopping… (once more to force it)')
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  })
}
