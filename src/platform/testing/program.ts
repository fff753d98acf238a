import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

/** A program that a test started, and what it has said so far. */
export interface Program {
  child: ChildProcess
  pid: number
  output(): string
  /** Resolves with the match once the output has it; rejects when the program ends before, or after a minute. */
  says(words: RegExp): Promise<RegExpExecArray>
  /** Resolves with the exit code, or the signal's name, once it ended. */
  ended: Promise<number | string>
}

const PATIENCE_MS = 60_000

/** Starts a program and listens to all it says. */
export function program(command: string, args: readonly string[], options: SpawnOptions = {}): Program {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ended = new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'gone'))
  })
  const says = async (words: RegExp) => {
    const deadline = Date.now() + PATIENCE_MS
    for (;;) {
      const match = words.exec(said)
      if (match) return match
      const gone = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 25))])
      if (words.test(said)) continue
      if (gone !== undefined || Date.now() > deadline) throw new Error(`never said ${words}, but:\n${said}`)
    }
  }
  return { child, pid: child.pid ?? 0, output: () => said, says, ended }
}
