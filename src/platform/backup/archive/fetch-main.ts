import { readFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { readPart, writePart } from '../parts.ts'
import { findArchived } from './archive-folder.ts'

/** PostgreSQL takes 1 for "there is no such file", and gives up at more than 125. */
const [MISSING, DAMAGED] = [1, 200]

// PostgreSQL runs this for each file that a recovery wants, in its own folder: NAME PATH ARCHIVE [FILE OF THE KEY]
const [, , name = '', path = '', archive = '', key] = process.argv
const found = findArchived(archive, name)
if (found) {
  const { plain, stored, encrypted } = found
  const part = { file: found.path, bytes: 0, plain, stored }
  const identity = key ? readFileSync(key, 'utf8').trim() : undefined
  try {
    await rm(`${path}.unfinished`, { force: true })
    const content = readPart(found.path, part, { identity, encrypted, compressed: true })
    await writePart(`${path}.unfinished`, content, { recipients: [], compress: false })
    await rename(`${path}.unfinished`, path)
  } catch (error) {
    console.error(
      `could not read ${name} from the archive: ${error instanceof Error ? error.message : error}`,
    )
    process.exitCode = DAMAGED
  }
} else process.exitCode = MISSING
