import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import type { Services } from '../cx.ts'
import { connect } from '../db/database.ts'
import type { Modules } from '../modules.ts'
import { createServices } from '../services.ts'
import type { Command, CommandContext } from './command.ts'
import { bringUpToDate, reach } from './installation.ts'
import { openDatabase } from './open-database.ts'

/** Options every command understands. */
export const COMMON = { help: { type: 'boolean', short: 'h' }, yes: { type: 'boolean', short: 'y' } } as const

/** A command's context and what closes all that it opened. */
export interface OpenContext {
  cx: CommandContext
  close(): Promise<void>
}

/** Reads a command's arguments; throws a `TypeError` that tells what was wrong with them. */
export function readArguments(command: Command, args: readonly string[]) {
  const options = { ...COMMON, ...command.options }
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
}

/** What a command has at hand, with the database opened only when it asks for it. */
export function openContext(
  config: Config,
  modules: Modules,
  { values, positionals }: ReturnType<typeof readArguments>,
): OpenContext {
  let opened: Promise<{ services: Services; close(): Promise<void> }> | undefined
  const cx: CommandContext = {
    config,
    modules,
    values,
    positionals,
    services: async () => {
      opened ??= openServices(config, modules)
      return (await opened).services
    },
    print: (line) => console.log(line),
    error: (line) => console.error(line),
    ask: (question, answers) => ask(question, answers, values.yes === true),
  }
  return { cx, close: async () => (await opened?.catch(() => undefined))?.close() }
}

async function openServices(config: Config, modules: Modules) {
  const database = await openDatabase(config)
  const db = connect(database.url)
  const services = createServices(config, db, modules)
  const close = async () => {
    await db.destroy()
    await database.release()
  }
  try {
    await bringUpToDate(services)
    await reach(db, 'prepared', new Date())
    return { services, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function ask(
  question: string,
  { choices, safe }: { choices: readonly string[]; safe: string },
  yes: boolean,
): Promise<string> {
  if (yes || !process.stdin.isTTY) return safe
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    for (;;) {
      const answer = (await terminal.question(`${question} [${choices.join('/')}] (${safe}) `))
        .trim()
        .toLowerCase()
      if (answer === '') return safe
      const meant = choices.filter((choice) => choice.toLowerCase().startsWith(answer))
      if (meant.length === 1 && meant[0] !== undefined) return meant[0]
    }
  } finally {
    terminal.close()
  }
}
