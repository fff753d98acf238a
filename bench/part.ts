import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { once } from 'node:events'

/** A script of a bench in a process of its own. If it ends badly or is killed, so does the bench: nobody waits for ever. */
export function startPart(
  script: URL,
  args: readonly string[] = [],
  options: ForkOptions = {},
): ChildProcess {
  const part = fork(script, args, options)
  part.once('exit', (code, signal) => {
    if (code !== 0) throw new Error(`${script.pathname} ended with ${signal ?? code}`)
  })
  return part
}

/** What a part says next. */
export async function told<Told>(part: ChildProcess): Promise<Told> {
  const [message] = await once(part, 'message')
  return message
}
