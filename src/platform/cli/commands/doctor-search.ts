import { stat } from 'node:fs/promises'
import pg from 'pg'
import { addressed } from '../../db/addresses.ts'
import type { Finding } from '../../module.ts'
import { savedFiles } from '../../search/feed/saved-index.ts'
import { compareSaved } from '../../search/threads/compare-saved.ts'
import { searchFolder } from '../../search/threads/start-search.ts'
import type { CommandContext } from '../command.ts'

/** Compares the snapshot file of the search index with the database, record by record. */
export async function searchFindings(
  { config, modules }: Pick<CommandContext, 'config' | 'modules'>,
  url: string,
): Promise<Finding[]> {
  if (modules.searchKinds.length === 0) return []
  const folder = searchFolder(config.dataDir)
  const client = new pg.Client(addressed(url))
  client.on('error', () => {})
  await client.connect()
  try {
    const { file, behind, kinds } = await compareSaved(client, folder, modules.searchKinds)
    const [path] = await savedFiles(folder)
    const age = path ? Math.round((Date.now() - (await stat(path)).mtimeMs) / 60_000) : 0
    const said = {
      none: 'no snapshot file yet, so that the next start makes the index anew',
      unusable: 'the snapshot file is of another version or database: the next start makes the index anew',
      usable: `the snapshot file is ${age} minutes old, ${behind} changes are not in it yet`,
    }
    return kinds.map(({ kind, toBeFound, same }) => ({
      ok: same,
      what: `Search: ${toBeFound} records of kind ${kind} to be found; ${same ? said[file] : 'the snapshot file has others'}`,
      fix: `Stop Tessuto, remove ${folder} and start it again: the index is made anew.`,
    }))
  } finally {
    await client.end()
  }
}
