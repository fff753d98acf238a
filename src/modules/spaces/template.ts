import type { Lang } from '../../platform/i18n/languages.ts'
import type { Translate } from '../../platform/i18n/messages.ts'
import type { RecordDocument } from '../directory/api.ts'
import type { Block, SpaceDocument, Values } from './document.ts'
import { PALETTES } from './palettes.ts'

/**
 * A first site made of what the record says: a home page with what the organisation does, its services and how to reach
 * it, in every language the record has, ready to be edited.
 */
export function spaceTemplate(
  { organization, services, events, activities, programs, translations }: RecordDocument,
  { t, newId }: { t: Translate; newId: () => string },
): SpaceDocument {
  const main = organization.original_lang
  const own = translations.filter(({ entity_id }) => entity_id === organization.id)
  const inAll = (name: string, field: string, original: string | null, most: number): Values =>
    Object.fromEntries(
      [
        [main, original ?? ''] as const,
        ...own
          .filter((one) => one.field === field && one.lang !== main)
          .map(({ lang, text }) => [lang, text] as const),
      ]
        .filter(([, text]) => text !== '')
        .map(([lang, text]: readonly [Lang, string]) => [
          `${name}.${lang}`,
          text.slice(0, most).toWellFormed(),
        ]),
    )
  const block = (type: Block['type'], values: Values = {}): Block => ({ id: newId(), type, values })
  const about = inAll('text', 'description', organization.description ?? organization.purpose, 10_000)
  const blocks = [
    block('text', Object.keys(about).length > 0 ? about : { [`text.${main}`]: t('spaces.template.text') }),
    ...(services.length > 0 ? [block('services')] : []),
    ...(events.length + activities.length + programs.length > 0 ? [block('events')] : []),
    block('contacts', { map: 'si' }),
  ]
  const home = { slug: '', menu: 'si', [`title.${main}`]: t('spaces.template.home') }
  const [palette] = PALETTES
  return {
    site: { values: { ...inAll('name', 'name', organization.name, 120), lang: main, palette } },
    pages: [{ id: newId(), values: home, blocks }],
    news: [],
  }
}
