/** What was answered and refused in the last ten minutes. */
export interface Recent {
  answered: number
  refused: number
  /** Of the refused, those of people who had signed in. */
  refusedMembers: number
}

const MINUTES = 10
const MINUTE_MS = 60_000
const NOTHING: Recent = { answered: 0, refused: 0, refusedMembers: 0 }

/** Counts by the minute and forgets what is older than ten. */
export function recentCounts() {
  const minutes = new Map<number, Recent>()
  const forget = (now: number) => {
    for (const minute of minutes.keys()) if (minute <= now - MINUTES) minutes.delete(minute)
  }
  return {
    count(what: keyof Recent, now: Date): void {
      const minute = Math.floor(now.getTime() / MINUTE_MS)
      const known = minutes.get(minute)
      if (known) known[what]++
      else {
        forget(minute)
        minutes.set(minute, { ...NOTHING, [what]: 1 })
      }
    },
    read(now: Date): Recent {
      forget(Math.floor(now.getTime() / MINUTE_MS))
      const sum = { ...NOTHING }
      for (const one of minutes.values())
        for (const what of Object.keys(sum) as (keyof Recent)[]) sum[what] += one[what]
      return sum
    },
  }
}
