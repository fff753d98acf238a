import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Services } from '../cx.ts'
import type { Modules } from '../modules.ts'

/** One command of `npm run tessuto -- NAME`. */
export interface Command {
  /** One or two words, such as `import organizations`. */
  name: string
  /** One line for the list of commands. */
  summary: string
  /** What follows the name, such as `FILE [--dry-run] [--yes]`. */
  usage: string
  options?: ParseArgsOptionsConfig
  /** Ends with the exit code: 0 done, 1 failed, 2 wrongly called. */
  run(cx: CommandContext): Promise<number>
}

/** What a command has at hand. */
export interface CommandContext {
  config: Config
  modules: Modules
  values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  positionals: readonly string[]
  /** Opens the database at the first call, brought up to date, with everything a job has at hand. */
  services(): Promise<Services>
  print(line: string): void
  error(line: string): void
  /** Asks; with `--yes` or without a terminal, the safe choice. */
  ask(question: string, answers: { choices: readonly string[]; safe: string }): Promise<string>
}
