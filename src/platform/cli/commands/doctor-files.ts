import type { Services } from '../../cx.ts'
import { countMissing, strayFiles } from '../../files/stray-files.ts'
import type { Finding } from '../../module.ts'

/** Whether each row has its file and each file its row. */
export async function fileFindings(services: Pick<Services, 'db' | 'files'>): Promise<Finding[]> {
  const missing = await countMissing(services)
  let strays = 0
  for await (const _ of strayFiles(services, new Date())) strays++
  return [
    {
      ok: missing === 0,
      what: missing === 0 ? 'Files: every row has its file' : `Files: ${missing} are not in DATA_DIR/files`,
      fix: 'Copy the folder files of the newest backup back, or of the machine that has them: all nodes need the same one.',
    },
    {
      ok: strays === 0,
      what: `Files: ${strays} belong to nothing`,
      fix: 'Nothing: uploads that were cut off, removed each night at 04:10. If they stay, look for directory.sweep_files in the log.',
    },
  ]
}
