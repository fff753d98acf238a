import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { PROJECT, projectFile } from '../src/platform/project.ts'

/** The files of the checkout that are, or are about to be, in the repository; house rules look at these. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
  { cwd: PROJECT, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => file !== '')

/** Source files of the product, tests included. */
export const sources: readonly string[] = files.filter((file) =>
  /^(src|islands|scripts|bench|e2e|tests)\/.*\.(ts|tsx|mjs|sql|css)$/.test(file),
)

export const read = (file: string): string => readFileSync(projectFile(file), 'utf8')

/** What a file imports by relative path, as paths from the project's root. */
export function imports(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'|import '(\.[^']+)'/g)
  return [...found].map((match) => resolve(file, match[1] ?? match[2] ?? ''))
}

function resolve(file: string, relative: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
