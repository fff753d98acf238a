const LOOK_MS = 250

/** Asks this process to end when the one that launched it was killed: nobody could stop it any more. */
export function endWithParent(launcher: string | undefined): void {
  if (launcher !== String(process.ppid)) return
  const looking = setInterval(() => {
    if (process.ppid === Number(launcher)) return
    clearInterval(looking)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_MS)
  looking.unref()
}
