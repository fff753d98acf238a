import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError, notFound } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { get } from '../../../platform/http/route.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { readPictures } from '../../../platform/pictures/read-pictures.ts'
import { Breadcrumb } from '../../../platform/ui/Breadcrumb.tsx'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { loadSheet } from '../../directory/api.ts'
import { filesOf } from '../export/files.ts'
import { zipOf } from '../export/zip.ts'
import { HOME, pathsOf } from '../paths.ts'
import { mayEdit } from '../permissions.ts'
import { picturesOf } from '../pictures.ts'
import { previewLinks, spotOf } from '../public/links.ts'
import { viewOf } from '../public/show-space.tsx'
import type { Shown } from '../public/shown.ts'
import { areaPage } from './area-page.ts'
import { loadOwn, type OwnSpace } from './own-space.ts'

/** The draft as the public would see it. */
async function draftShown(cx: Cx, { organizationId, slug, space }: OwnSpace): Promise<Shown> {
  const found = await loadSheet(cx, slug)
  return {
    cx,
    organizationId,
    slug,
    document: space.draft,
    sheet: found && 'sheet' in found ? found.sheet : undefined,
    pictures: await readPictures(cx.db, picturesOf(space.draft)),
    links: previewLinks(organizationId),
    host: undefined,
    updatedAt: undefined,
  }
}

/** The draft looked at before it is handed in, and the public site taken away as files. */
export const previewRoutes = [
  get(`${HOME}/anteprima`, {
    summary: 'The draft of a site as the public would see it, page by page and language by language',
    load: loadOwn,
    allow: mayEdit,
    query: z.object({ p: lastOf(z.string().max(200).catch('').default('')) }),
    handle: async (cx, { resource: own, query }) => {
      const view = viewOf(await draftShown(cx, own), spotOf(query.p))
      if (!view) throw notFound()
      const { home } = pathsOf(own.organizationId)
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
      <ul class="cluster plain-list">
        {LANGUAGES.map((lang) => (
          <li key={lang}>
            <a
              href={href({ lang }, `${preview}?p=${encodeURIComponent(at)}`)}
              lang={lang}
              hreflang={lang}
              aria-current={lang === cx.lang ? 'page' : undefined}
            >
              {LANGUAGE_NAMES[lang]}
            </a>
          </li>
        ))}
      </ul>
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
