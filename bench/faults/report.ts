import { setTimeout as sleep } from 'node:timers/promises'
import { complaint, type Fault, HEAD, line } from './outcome.ts'
import { asPart } from './product.ts'
import { newTries, type Tries } from './tries.ts'

/** What came of all faults so far. */
export interface Report {
  /** The table in Markdown, in the order of the faults, with what is to be said below it. */
  text(): string
  /** What was not as promised. */
  broken: readonly string[]
}

/** How they happen. */
export interface Running {
  /** Tries of each instead of its own number. */
  times?: number | undefined
  /** Told what happens now. */
  say: (words: string) => void
  /** No part is waited for after so many minutes. */
  lastMinute?: number
  /** Minutes that a part may last beyond its own: its start, and the last try. */
  patience?: number
}

/**
 * Lets them happen, one after the other; those that mostly wait in a second row beside the first. A part that breaks or does
 * not end has its line too. The report can be read at any time.
 */
export function letHappen(
  faults: readonly Fault[],
  { times, say, lastMinute = 29, patience = 2.5 }: Running,
): { report: Report; over: Promise<void> } {
  const outcomes = new Map<Fault, Outcome>()
  const broken: string[] = []
  const began = performance.now()
  const minutes = () => (performance.now() - began) / 60_000
  const row = async (of: readonly Fault[]) => {
    for (const fault of of) {
      const tell = (words: string) => say(`${minutes().toFixed(1)} min: ${fault.name}: ${words}`)
      tell('begins')
      const bound = Math.min(fault.minutes + patience, lastMinute - minutes())
      const tries = newTries(times ?? fault.times, { minutes: fault.minutes, say: tell })
      const outcome = await outcomeOf(fault, tries, bound)
      outcomes.set(fault, outcome)
      if (outcome.wrong) broken.push(`${fault.name}: ${outcome.wrong}`)
      tell(outcome.wrong ?? 'as promised')
    }
  }
  const text = () => {
    const known = faults.flatMap((fault) => outcomes.get(fault) ?? [])
    const notes = known.flatMap(({ notes }) => notes)
    return [
      '',
      HEAD,
      ...known.map(({ line }) => line),
      '',
      ...notes,
      `${minutes().toFixed(1)} minutes.`,
    ].join('\n')
  }
  const rows = [row(faults.filter(({ waits }) => !waits)), row(faults.filter(({ waits }) => waits))]
  return { report: { text, broken }, over: Promise.all(rows).then(() => {}) }
}

/** What came of one. */
interface Outcome {
  line: string
  notes: readonly string[]
  wrong: string | undefined
}

async function outcomeOf(fault: Fault, tries: Tries, bound: number): Promise<Outcome> {
  const notes = () => tries.notes.map((words) => `${fault.name}: ${words}.\n`)
  const part = asPart(() => fault.run(tries))
  try {
    const verdict = await within(bound, part.result)
    return { line: line(fault, tries, verdict), notes: notes(), wrong: complaint(fault, tries, verdict) }
  } catch (error) {
    // What goes on alone would take the machine from the others.
    await part.stop()
    const wrong = error instanceof Error ? error.message : String(error)
    const broken = `| ${fault.name} | ${fault.promise} | ${tries.seconds.length}, then broken | | | | |`
    return { line: broken, notes: notes(), wrong }
  }
}

async function within<Result>(minutes: number, work: Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const late = sleep(Math.max(0, minutes) * 60_000, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`not over after ${minutes.toFixed(1)} minutes`)
  })
  return Promise.race([work, late]).finally(() => {
    late.catch(() => {})
    stop.abort()
  })
}
