import { stat } from 'node:fs/promises'
import pg from 'pg'
import { addressed } from '../../db/addresses.ts'
import type { Translate } from '../../i18n/messages.ts'
import type { Finding } from '../../module.ts'
import { savedFiles } from '../../search/feed/saved-index.ts'
import { compareSaved } from '../../search/threads/compare-saved.ts'
import { searchFolder } from '../../search/threads/start-search.ts'
import type { CommandContext } from '../command.ts'

/** Compares the snapshot file of the search index with the database, record by record. */
export async function searchFindings(
  { config, modules }: Pick<CommandContext, 'config' | 'modules'>,
  url: string,
  t: Translate,
): Promise<Finding[]> {
  if (modules.searchKinds.length === 0) return []
  const folder = searchFolder(config.dataDir)
  const client = new pg.Client(addressed(url))
  client.on('error', () => {})
  await client.connect()
  try {
    const { file, behind, kinds } = await compareSaved(client, folder, modules.searchKinds)
    const [path] = await savedFiles(folder)
    const minutes = path ? Math.round((Date.now() - (await stat(path)).mtimeMs) / 60_000) : 0
    return kinds.map(({ kind, toBeFound, same }) => ({
      ok: same,
      what: t('doctor.search', {
        kind,
        count: toBeFound,
        file: same ? t(`doctor.search_${file}`, { minutes, behind }) : t('doctor.search_differs'),
      }),
      fix: t('doctor.search_fix', { folder }),
    }))
  } finally {
    await client.end()
  }
}
