import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../platform/http/input.ts'
import { reachOf } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import type { MessageKey } from '../../platform/i18n/messages.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { places, reachNames } from '../territory/api.ts'
import { listBatches } from './batch.ts'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import { IMPORTS, importPath } from './paths.ts'
import { mayImport } from './permissions.ts'
import { stageFile } from './stage.ts'
import { ImportList } from './views/ImportList.tsx'

/** A list sent by a browser: the file, the name it goes by and whose word it is. */
const Upload = z.object({
  elenco: z
    .custom<File>((value) => value instanceof File, { error: 'imports.file_needed' })
    .refine((file) => file.size > 0, { error: 'imports.file_needed' }),
  fonte: z.string().trim().min(1).max(100),
  autorita: z.enum(['import', 'register']).default('import'),
})

async function showList(cx: Cx, refused?: { errors: FieldErrors; values: RawValues }): Promise<Response> {
  const options = {
    title: cx.t('imports.title'),
    lead: cx.t('imports.lead'),
    breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
    feedback: false,
    indexed: false,
    invalid: refused !== undefined,
  }
  const scope = reachOf(cx.actor, 'imports.manage')
  const batches = await listBatches(cx.db, scope)
  const where = scope && reachNames(await places(cx.db), scope, cx.lang)
  return page(
    cx,
    options,
    <ImportList cx={cx} where={where} batches={batches} {...refused} />,
    refused ? 422 : 200,
  )
}

/** Taking lists in. */
export const listRoutes = [
  get(IMPORTS, {
    summary: 'The imports there were, and the form that takes a list',
    allow: mayImport,
    handle: (cx) => showList(cx),
  }),
  post(IMPORTS, {
    summary: 'Takes a list of organisations: CSV or XLSX',
    makes: true,
    allow: mayImport,
    maxBody: LIMITS.xlsxBytes + 65_536,
    form: Upload,
    invalid: (cx, { errors, values }) => showList(cx, { errors, values }),
    handle: async (cx, { form, actor }) => {
      const staged = (path: string, fileHash: string) =>
        stageFile(cx.db, {
          path,
          fileName: form.elenco.name,
          fileHash,
          source: form.fonte,
          authority: form.autorita,
          createdBy: actor?.name ?? '',
          scope: reachOf(actor, 'imports.manage'),
          now: cx.now,
        })
      try {
        const batch = await cx.files.aside(form.elenco.stream(), staged)
        return seeOther(href(cx, importPath(batch.id)))
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error
        const elenco = cx.t(`imports.file_${error.refusal}` as MessageKey, { detail: error.detail })
        return showList(cx, { errors: { elenco }, values: { fonte: form.fonte, autorita: form.autorita } })
      }
    },
  }),
]
