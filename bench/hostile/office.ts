import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Parser } from 'htmlparser2'

/** LibreOffice as Debian has it, or as another place says. */
const OFFICE = process.env.SOFFICE ?? 'soffice'
/** Semicolons or commas, quotes, UTF-8, from the first line, numbers and dates as a person's spreadsheet finds them. */
const asCsv = (separator: ';' | ','): string =>
  `Text - txt - csv (StarCalc):${separator.charCodeAt(0)},34,UTF8,1,,0,false,true`

/** Version of the LibreOffice on this machine; undefined where there is none. */
export function officeVersion(): string | undefined {
  try {
    return execFileSync(OFFICE, ['--version'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** A file as the product hands it out. */
export interface Export {
  name: string
  content: Uint8Array
}

/** What a spreadsheet program made of a file. */
export interface Opened {
  name: string
  cells: number
  /** Formulas that it calculated, as it writes them. */
  live: string[]
}

/** Opens files in LibreOffice without a window, lets it calculate, and reads which cells became formulas or links. */
export function openInOffice(files: readonly Export[], separator: ';' | ',' = ';'): Opened[] {
  const folder = mkdtempSync(join(tmpdir(), 'tessuto-office-'))
  try {
    mkdirSync(join(folder, 'out'))
    for (const { name, content } of files) writeFileSync(join(folder, name), content)
    for (const kind of ['csv', 'xlsx']) {
      const paths = files
        .filter(({ name }) => name.endsWith(`.${kind}`))
        .map(({ name }) => join(folder, name))
      if (paths.length === 0) continue
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
      const infilter = kind === 'csv' ? [`--infilter=${asCsv(separator)}`] : []
      const out = ['--convert-to', 'fods', '--outdir', join(folder, 'out')]
      execFileSync(OFFICE, ['--headless', '--norestore', profile, ...infilter, ...out, ...paths], {
        stdio: ['ignore', 'ignore', 'ignore'],
      })
    }
    const made = new Set(readdirSync(join(folder, 'out')))
    return files.map(({ name }) => {
      const sheet = name.replace(/\.\w+$/, '.fods')
      if (!made.has(sheet)) throw new Error(`LibreOffice did not open ${name}`)
      return { name, ...cellsOf(readFileSync(join(folder, 'out', sheet), 'utf8')) }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function cellsOf(sheet: string): { cells: number; live: string[] } {
  const live: string[] = []
  let cells = 0
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === 'table:table-cell' && attributes['office:value-type']) cells++
        const formula =
          attributes['table:formula'] ?? (tag === 'text:a' ? attributes['xlink:href'] : undefined)
        if (formula !== undefined) live.push(formula)
        if (/^table:(?:dde-link|database-range|content-validation|cell-range-source)$/.test(tag))
          live.push(tag)
      },
    },
    { xmlMode: true },
  )
  parser.end(sheet)
  return { cells, live }
}
