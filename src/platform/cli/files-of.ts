import { join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { type FileStore, folderStore } from '../files/file-store.ts'

/** Where uploaded and generated files of an installation are. */
export const filesOf = ({ dataDir }: Pick<Config, 'dataDir'>): FileStore =>
  folderStore(join(resolve(dataDir), 'files'))
