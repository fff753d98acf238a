const CTRL_C = 130

/** Resolves at the first Ctrl-C or request to end; a second one ends the process at once. */
export function untilStopped(print: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(CTRL_C)
      asked = true
      print('Stopping… (once more to force it)')
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  })
}
