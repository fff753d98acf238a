import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Outcome } from './ways.ts'

/** What one part of a run did: one way, with one block of texts. */
export interface Part {
  /** Which block and way it was, as the run calls it. */
  part: string
  way: string
  sent: number
  wrong: readonly string[]
  seconds: number
}

/** The parts done so far: kept in a file, where there is one, so that a run that was stopped goes on after the last. */
export function openParts(file: string | undefined) {
  const parts: Part[] = []
  if (file && existsSync(file))
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) parts.push(JSON.parse(line) as Part)
  const done = new Set(parts.map(({ part }) => part))
  return {
    parts: parts as readonly Part[],
    isDone: (part: string) => done.has(part),
    add: (part: string, { way, sent, wrong }: Outcome, seconds: number) => {
      const one = { part, way, sent, wrong, seconds }
      parts.push(one)
      if (file) appendFileSync(file, `${JSON.stringify(one)}\n`)
    },
  }
}

/** The lines of a table for bench/RESULTS.md, one for each way. */
export function tableOf(parts: readonly Part[]): string {
  const ways = [...new Set(parts.map(({ way }) => way))]
  const rows = ways.map((way) => {
    const of = parts.filter((part) => part.way === way)
    const sum = (value: (part: Part) => number) => of.reduce((all, part) => all + value(part), 0)
    const sent = sum((part) => part.sent).toLocaleString('en')
    return `| ${way} | ${sent} | ${sum(({ wrong }) => wrong.length)} | ${Math.round(sum(({ seconds }) => seconds))} |`
  })
  return ['| through | sent | wrong | seconds |', '|---|---|---|---|', ...rows].join('\n')
}
