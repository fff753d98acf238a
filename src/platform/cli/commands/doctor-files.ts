import type { Services } from '../../cx.ts'
import { countMissing, strayFiles } from '../../files/stray-files.ts'
import type { Translate } from '../../i18n/messages.ts'
import type { Finding } from '../../module.ts'

/** Whether each row has its file and each file its row. */
export async function fileFindings(
  services: Pick<Services, 'db' | 'files'>,
  t: Translate,
): Promise<Finding[]> {
  const missing = await countMissing(services)
  let strays = 0
  for await (const _ of strayFiles(services, new Date())) strays++
  return [
    {
      ok: missing === 0,
      what: missing === 0 ? t('doctor.files_ok') : t('doctor.files_missing', { count: missing }),
      fix: t('doctor.files_missing_fix'),
    },
    {
      ok: strays === 0,
      what: t('doctor.files_strays', { count: strays }),
      fix: t('doctor.files_strays_fix'),
    },
  ]
}
