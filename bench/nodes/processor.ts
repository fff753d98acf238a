import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { Site } from './site.ts'

/** Seconds of processor time used so far by the nodes, and by each of the two servers of the database. */
export interface Processor {
  nodes: number
  primary: number
  replica: number
}

/** Ticks of the clock in /proc in a second (`getconf CLK_TCK` on Linux). */
const TICKS = 100

/** Reads it from /proc. */
export function processorOf({ nodes, pair }: Site): Processor {
  const sum = (pids: readonly number[]) => pids.reduce((all, pid) => all + secondsOf(pid), 0)
  return {
    nodes: sum(nodes.map((node) => node.pid())),
    primary: sum(processesIn(pair.primary.cluster)),
    replica: sum(processesIn(pair.replica.cluster)),
  }
}

function secondsOf(pid: number): number {
  try {
    // After the name, which may hold anything: state is the third field, user and system time the 14th and 15th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return 0
  }
}

function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder
      } catch {
        return false
      }
    })
}
