import { resolve } from 'node:path'
import { archiveFile } from './archive-file.ts'
import { archiveOf } from './archive-folder.ts'

// PostgreSQL runs this for each file of the write-ahead log, in its own folder: PATH NAME FOLDER [RECIPIENT…]
const [, , path = '', name = '', folder = '', ...recipients] = process.argv
try {
  await archiveFile(resolve(path), name, archiveOf(folder, process.cwd()), recipients)
} catch (error) {
  console.error(`could not archive ${name}: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
