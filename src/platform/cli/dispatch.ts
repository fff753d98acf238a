import { resolve } from 'node:path'
import { BackupError } from '../backup/backup-error.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { AlreadyServing, DatabaseUnavailable } from '../db/server/refusal.ts'
import type { Modules } from '../modules.ts'
import { PROJECT } from '../project.ts'
import type { Command } from './command.ts'
import { openContext, readArguments } from './context.ts'
import { overview, usage } from './help.ts'
import { suggestion } from './suggest.ts'

const DONE = 0
const FAILED = 1
const WRONGLY_CALLED = 2

/** Runs the command that the arguments name and returns the exit code: 0 done, 1 failed, 2 wrongly called. */
export async function dispatch(
  args: readonly string[],
  { commands, modules, env }: { commands: readonly Command[]; modules: Modules; env: NodeJS.ProcessEnv },
): Promise<number> {
  const command = findCommand(commands, args)
  if (!command) return unknown(commands, args)
  const config = read(env)
  if (!config) return FAILED
  return runCommand(command, args.slice(command.name.split(' ').length), config, modules)
}

/** The command whose words come first; of `import` and `import undo`, the longer one. */
function findCommand(commands: readonly Command[], args: readonly string[]): Command | undefined {
  const matches = commands.filter(({ name }) => name.split(' ').every((word, index) => args[index] === word))
  return matches.sort((a, b) => b.name.length - a.name.length)[0]
}

function unknown(commands: readonly Command[], args: readonly string[]): number {
  const words = args.filter((word) => !word.startsWith('-'))
  const asked = words.slice(0, 2).join(' ')
  if (words.length === 0 || words[0] === 'help') {
    console.log(overview(commands))
    return words.length === 0 && !args.some((word) => word === '--help' || word === '-h')
      ? WRONGLY_CALLED
      : DONE
  }
  const names = commands.map(({ name }) => name)
  const within = commands.filter(({ name }) => name.startsWith(`${words[0]} `))
  if (within.length > 0) console.error(overview(within))
  else {
    const meant = suggestion(asked, names) ?? suggestion(words[0] ?? '', names)
    console.error(`There is no command “${asked}”.${meant ? ` Did you mean “${meant}”?` : ''}`)
    console.error('npm run tessuto -- --help lists them all.')
  }
  return WRONGLY_CALLED
}

function read(env: NodeJS.ProcessEnv): Config | undefined {
  try {
    const config = readConfig(env)
    return { ...config, dataDir: resolve(PROJECT, config.dataDir) }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    return undefined
  }
}

async function runCommand(
  command: Command,
  args: readonly string[],
  config: Config,
  modules: Modules,
): Promise<number> {
  let given: ReturnType<typeof readArguments>
  try {
    given = readArguments(command, args)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage(command)}`)
    return WRONGLY_CALLED
  }
  if (given.values.help) {
    console.log(usage(command))
    return DONE
  }
  const { cx, close } = openContext(config, modules, given)
  try {
    return await command.run(cx)
  } catch (error) {
    console.error(inWords(error))
    return FAILED
  } finally {
    await close()
  }
}

const REFUSALS = [DatabaseUnavailable, AlreadyServing, BackupError]

/** What a person should read: a sentence where we know one, the whole story of a bug otherwise. */
function inWords(error: unknown): string {
  if (REFUSALS.some((kind) => error instanceof kind)) return (error as Error).message
  if ((error as { code?: string }).code === 'ENOENT' && 'path' in (error as object)) {
    return `There is no file ${(error as { path: string }).path}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
