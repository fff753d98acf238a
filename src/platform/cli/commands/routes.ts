import type { Command } from '../command.ts'

/** Prints every address the modules answer at, and who may. */
export const routes: Command = {
  name: 'routes',
  summary: 'Lists every address, who may open it and what it does',
  usage: '',
  run: async ({ modules, print }) => {
    const rows = modules.list.flatMap((module) =>
      (module.routes ?? []).map(({ method, path, scope, access, summary }) => [
        method,
        scope === 'page' ? `/{lang}${path === '/' ? '' : path}` : path,
        access,
        module.name,
        summary,
      ]),
    )
    const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
    for (const row of rows) print(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    return 0
  },
}
