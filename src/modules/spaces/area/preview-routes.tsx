import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError, notFound } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { get } from '../../../platform/http/route.ts'
import { Breadcrumb } from '../../../platform/ui/Breadcrumb.tsx'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { filesOf } from '../export/files.ts'
import { zipOf } from '../export/zip.ts'
import { HOME, pathsOf } from '../paths.ts'
import { mayEdit } from '../permissions.ts'
import { PreviewLanguages, previewOf } from '../public/preview.tsx'
import { areaPage } from './area-page.ts'
import { loadOwn, type OwnSpace } from './own-space.ts'

/** The draft looked at before it is handed in, and the public site taken away as files. */
export const previewRoutes = [
  get(`${HOME}/anteprima`, {
    summary: 'The draft of a site as the public would see it, page by page and language by language',
    load: loadOwn,
    allow: mayEdit,
    query: z.object({ p: lastOf(z.string().max(200).catch('').default('')) }),
    handle: async (cx, { resource: own, query }) => {
      const { home, preview } = pathsOf(own.organizationId)
      const view = await previewOf(cx, { ...own, document: own.space.draft, path: preview, at: query.p })
      if (!view) throw notFound()
      const title = cx.t('spaces.preview.title')
      return areaPage(
        cx,
        own,
        {
          title,
          hero: (
            <>
              <Breadcrumb
                cx={cx}
                crumbs={[{ label: cx.t('spaces.own.title'), path: home }, { label: title }]}
              />
              <PreviewNotice cx={cx} own={own} at={query.p} />
              {view.head}
            </>
          ),
        },
        view.content,
      )
    },
  }),
  get(`${HOME}/sito.zip`, {
    summary: 'The public site as files that open from disk, in all languages',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: own }) => {
      if (!own.space.document || !own.isPublic || own.space.closed) throw new HttpError(404)
      const zip = zipOf(await filesOf(cx, own, own.space.document))
      return new Response(zip, {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="${own.slug}.zip"`,
          'cache-control': 'no-store',
        },
      })
    },
  }),
]

const PreviewNotice = ({ cx, own: { organizationId }, at }: { cx: Cx; own: OwnSpace; at: string }) => {
  const { preview, submit, home } = pathsOf(organizationId)
  return (
    <Alert cx={cx} tone="warning" title={cx.t('spaces.preview.only')}>
      <PreviewLanguages cx={cx} path={preview} at={at} />
      <p class="cluster">
        <LinkButton href={href(cx, home)} kind="secondary">
          {cx.t('spaces.preview.back')}
        </LinkButton>
        <LinkButton href={href(cx, submit)} kind="secondary">
          {cx.t('spaces.own.submit')}
        </LinkButton>
      </p>
    </Alert>
  )
}
