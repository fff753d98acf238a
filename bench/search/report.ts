import { availableParallelism, cpus, totalmem } from 'node:os'

/** When, where and by which command: the line above every table. */
export function heading(command: string): string {
  const day = new Date().toISOString().slice(0, 10)
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${gigabytes} GiB, Node ${process.versions.node}`
  return `${day}, on ${machine}. \`${command}\`\n`
}

/** A Markdown table. */
export const table = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** A figure with about three digits: 1,634 · 24.1 · 0.18 */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** The command as it was typed, from the repository. */
export const commandLine = (): string =>
  ['node', ...process.argv.slice(1).map((word) => word.replace(/^.*\/(dist\/)/, '$1'))].join(' ')
