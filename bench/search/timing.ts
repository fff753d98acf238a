/** What a series of questions came to; milliseconds. */
export interface Timing {
  /** How many were asked before the time was over. */
  asked: number
  perSecond: number
  mean: number
  p50: number
  p99: number
  /** Milliseconds of processor that the process took for each, its threads included, PostgreSQL apart. */
  cpu: number
}

/** Asks a series of questions, so many at once, and takes the time of each. */
export async function timed<Asked>(
  { asked, inFlight, seconds }: { asked: readonly Asked[]; inFlight: number; seconds: number },
  ask: (asked: Asked) => Promise<unknown> | undefined,
): Promise<Timing> {
  const taken: number[] = []
  const began = performance.now()
  const cpu = process.cpuUsage()
  const left = asked.values()
  const askOn = async () => {
    for (const one of left) {
      const start = performance.now()
      await ask(one)
      taken.push(performance.now() - start)
      if (performance.now() - began > seconds * 1_000) return
    }
  }
  await Promise.all(Array.from({ length: inFlight }, askOn))
  const { user, system } = process.cpuUsage(cpu)
  return timing(taken, (performance.now() - began) / 1_000, (user + system) / 1_000)
}

/** The figures of a list of milliseconds. */
export function timing(taken: readonly number[], seconds: number, cpu = Number.NaN): Timing {
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const sum = sorted.reduce((total, one) => total + one, 0)
  return {
    asked: taken.length,
    perSecond: taken.length / seconds,
    mean: sum / Math.max(1, sorted.length),
    p50: at(0.5),
    p99: at(0.99),
    cpu: cpu / taken.length,
  }
}

/** The middle of each figure over some rounds. */
export function medians(rounds: readonly Timing[]): Timing {
  const of = (key: keyof Timing) => median(rounds.map((round) => round[key]))
  return {
    asked: of('asked'),
    perSecond: of('perSecond'),
    mean: of('mean'),
    p50: of('p50'),
    p99: of('p99'),
    cpu: of('cpu'),
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export const range = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => from + at)
