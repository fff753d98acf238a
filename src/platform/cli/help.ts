import type { Command } from './command.ts'

/** The list of all commands. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Usage: npm run tessuto -- COMMAND',
    '',
    ...lines,
    '',
    'npm run tessuto -- COMMAND --help tells more about one of them.',
    '--yes answers every question with the safe choice, so that scripts can run it.',
  ].join('\n')
}

/** How one command is used. */
export function usage({ name, usage: rest, summary, options = {} }: Command): string {
  const flags = Object.entries(options).map(
    ([option, { type }]) => `  --${option}${type === 'string' ? ' VALUE' : ''}`,
  )
  return [
    `Usage: npm run tessuto -- ${[name, rest].join(' ').trim()}`,
    '',
    summary,
    ...(flags.length > 0 ? ['', ...flags] : []),
  ].join('\n')
}
