import { readFile } from 'node:fs/promises'
import type { Cx } from '../../../platform/cx.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { pictureAddress, readPictures } from '../../../platform/pictures/read-pictures.ts'
import { asset, serveAsset } from '../../../platform/ui/assets.ts'
import { loadSheet } from '../../directory/api.ts'
import type { SpaceDocument } from '../document.ts'
import { picturesOf } from '../pictures.ts'
import { fileLinks, fileOf, type Spot } from '../public/links.ts'
import { ownDocument } from '../public/own-document.tsx'
import { viewOf } from '../public/show-space.tsx'
import { type Shown, spotsOf } from '../public/shown.ts'
import { mainLang } from '../said.ts'
import type { ZipEntry } from './zip.ts'

/** A site as files: each page in each language, style sheets and faces, and a first page that leads to the languages. */
export async function filesOf(
  cx: Cx,
  { organizationId, slug }: { organizationId: string; slug: string },
  document: SpaceDocument,
): Promise<ZipEntry[]> {
  const main = mainLang(document)
  const pages: ZipEntry[] = []
  const pictures = await readPictures(cx.db, picturesOf(document))
  for (const lang of LANGUAGES) {
    const there: Cx = { ...cx, lang, t: cx.translate[lang], ownHost: undefined }
    const found = await loadSheet(there, slug)
    const sheet = found && 'sheet' in found ? found.sheet : undefined
    for (const spot of spotsOf(document)) {
      const links = fileLinks(spot, cx.site.baseUrl)
      const shown: Shown = {
        cx: there,
        organizationId,
        slug,
        document,
        sheet,
        links,
        pictures,
        host: undefined,
        updatedAt: undefined,
      }
      pages.push(pageFile(shown, spot))
    }
  }
  const first = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${main}/index.html"><title>${main}</title><a href="${main}/index.html">index.html</a>`
  return [
    { name: 'index.html', content: Buffer.from(first) },
    ...pages,
    ...(await styleFiles()),
    ...(await pictureFiles(cx, [...pictures.keys()])),
  ]
}

function pageFile(shown: Shown, spot: Spot): ZipEntry {
  const view = viewOf(shown, spot)
  const up = spot.at === 'news' ? '../../' : '../'
  const text = view ? ownDocument(shown, spot, view) : ''
  return {
    name: `${shown.cx.lang}/${fileOf(spot)}`,
    content: Buffer.from(
      text
        .replaceAll('href="/assets/', `href="${up}file/`)
        .replaceAll('href="/documenti/', `href="${shown.cx.site.baseUrl}/documenti/`)
        .replaceAll(/\/immagini\/([0-9a-f-]{36}-\d+\.(?:webp|jpg))/g, `${up}file/$1`),
    ),
  }
}

/** The style sheets, and the faces they name. */
async function styleFiles(): Promise<ZipEntry[]> {
  const files = new Map<string, Uint8Array>()
  for (const sheet of ['site.css', 'site-rtl.css']) {
    const content = await bytesOf(asset(sheet))
    files.set(asset(sheet), content)
    for (const [, name = ''] of Buffer.from(content)
      .toString('utf8')
      .matchAll(/url\("?([\w.-]+\.woff2)"?\)/g))
      files.set(`/assets/${name}`, await bytesOf(`/assets/${name}`))
  }
  return [...files].map(([path, content]) => ({ name: path.replace('/assets/', 'file/'), content }))
}

const bytesOf = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await serveAsset(path).arrayBuffer())

/** Every size of the pictures. */
async function pictureFiles({ db, files }: Cx, ids: readonly string[]): Promise<ZipEntry[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('picture_file')
    .select(['picture_id as id', 'width', 'format', 'hash'])
    .where('picture_id', 'in', ids)
    .execute()
  return Promise.all(
    rows.map(async ({ id, width, format, hash }) => ({
      name: pictureAddress(id, width, format).replace('/immagini/', 'file/'),
      content: await readFile(files.path(hash)),
    })),
  )
}
