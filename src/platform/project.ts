import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the checkout: the nearest folder above this file with a package.json. */
export const PROJECT = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Path of a file of the checkout, such as a migration or a catalogue, which the compiler does not copy. */
export const projectFile = (path: string): string => join(PROJECT, path)

/** Version of the product, as its package says. */
export const VERSION: string = readVersion()

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string }
  return version
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json not found above the program')
  return findRoot(parent)
}
