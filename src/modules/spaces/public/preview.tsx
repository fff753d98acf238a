import type { Cx } from '../../../platform/cx.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { readPictures } from '../../../platform/pictures/read-pictures.ts'
import { href } from '../../../platform/ui/href.ts'
import { loadSheet } from '../../directory/api.ts'
import type { SpaceDocument } from '../document.ts'
import { picturesOf } from '../pictures.ts'
import { previewLinks, spotOf } from './links.ts'
import { type SpaceView, viewOf } from './show-space.tsx'

/** What a preview shows: a state of a site, at its own address `path`, on the page `at` as `suffixOf` writes it. */
export interface Previewed {
  organizationId: string
  slug: string
  document: SpaceDocument
  path: string
  at: string
}

/** A state of a site as the public would see it; nothing where it has no such page. */
export async function previewOf(cx: Cx, previewed: Previewed): Promise<SpaceView | undefined> {
  const { organizationId, slug, document, path, at } = previewed
  const found = await loadSheet(cx, slug)
  const shown = {
    ...{ cx, organizationId, slug, document },
    sheet: found && 'sheet' in found ? found.sheet : undefined,
    pictures: await readPictures(cx.db, picturesOf(document)),
    links: previewLinks(path),
    host: undefined,
    updatedAt: undefined,
  }
  return viewOf(shown, spotOf(at))
}

/** The same page of a preview in each language. */
export const PreviewLanguages = ({ cx, path, at }: { cx: Cx; path: string; at: string }) => (
  <ul class="cluster plain-list">
    {LANGUAGES.map((lang) => (
      <li key={lang}>
        <a
          href={href({ lang }, `${path}?p=${encodeURIComponent(at)}`)}
          lang={lang}
          hreflang={lang}
          aria-current={lang === cx.lang ? 'page' : undefined}
        >
          {LANGUAGE_NAMES[lang]}
        </a>
      </li>
    ))}
  </ul>
)
