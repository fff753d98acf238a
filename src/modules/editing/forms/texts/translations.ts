import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RawValues } from '../../../../platform/http/input.ts'
import { LANGUAGES, type Lang } from '../../../../platform/i18n/languages.ts'
import type { RecordDocument, StandingTexts } from '../../../directory/api.ts'
import { listed, text, withLists } from '../fields.ts'

type Translation = RecordDocument['translations'][number]
/** A text that can be said in another language. */
export interface Source extends Pick<Translation, 'entity' | 'entity_id' | 'field'> {
  original: string
}

const ORGANIZATION_TEXTS = ['description', 'purpose'] as const
const SERVICE_TEXTS = [
  'name',
  'description',
  'eligibility_description',
  'application_process',
  'fees_description',
  'alert',
] as const

const EVENT_TEXTS = ['name', 'description', 'fees_description'] as const

/** The texts that are there to be translated, the organisation's first. */
export function sourcesOf({ organization, services, events, pictures, papers }: RecordDocument): Source[] {
  const own = ORGANIZATION_TEXTS.flatMap((field): Source[] => {
    const original = organization[field]
    return original === null ? [] : [{ entity: 'organization', entity_id: organization.id, field, original }]
  })
  const ofServices = services.flatMap((service) =>
    SERVICE_TEXTS.flatMap((field): Source[] => {
      const original = service[field]
      return original === null ? [] : [{ entity: 'service', entity_id: service.id, field, original }]
    }),
  )
  const ofEvents = events.flatMap((event) =>
    EVENT_TEXTS.flatMap((field): Source[] => {
      const original = event[field]
      return original === null ? [] : [{ entity: 'organization_event', entity_id: event.id, field, original }]
    }),
  )
  const ofPictures = pictures.flatMap(({ id, alt }): Source[] =>
    alt === null ? [] : [{ entity: 'organization_picture', entity_id: id, field: 'alt', original: alt }],
  )
  const ofPapers = papers.map(
    ({ id, name }): Source => ({
      entity: 'organization_document',
      entity_id: id,
      field: 'name',
      original: name,
    }),
  )
  return [...own, ...ofServices, ...ofEvents, ...ofPictures, ...ofPapers]
}

/** Languages a record may be translated into. */
export const otherLanguages = ({ organization }: RecordDocument): Lang[] =>
  LANGUAGES.filter((lang) => lang !== organization.original_lang)

/** What tells a text from the others. */
export const keyOf = ({
  entity,
  entity_id,
  field,
}: Pick<Translation, 'entity' | 'entity_id' | 'field'>): string => `${entity}/${entity_id}/${field}`

/** The translation of a text, if there is one. */
export const translationOf = (document: RecordDocument, source: Source, lang: string) =>
  document.translations.find((one) => one.lang === lang && keyOf(one) === keyOf(source))

/** What tells an original from what it said before or says later. */
const fingerprint = (original: string): string =>
  createHash('sha256').update(original).digest('hex').slice(0, 16)

/** The texts, by key, whose original changed after the translation that still stands, in the draft or before it. */
export function outdatedIn(
  document: RecordDocument,
  lang: string,
  standing: StandingTexts | undefined,
): ReadonlySet<string> {
  if (!standing) return new Set()
  const originals = new Map(sourcesOf(standing.document).map((one) => [keyOf(one), one.original]))
  const outdated = sourcesOf(document).filter((source) => {
    const now = translationOf(document, source, lang)
    const before = translationOf(standing.document, source, lang)
    if (!now || now.text !== before?.text || now.kind !== before.kind) return false
    if (now.still_right !== before.still_right && now.still_right?.endsWith(fingerprint(source.original)))
      return false
    const changed = originals.get(keyOf(source)) !== source.original
    return changed || standing.isLater(source.entity_id, source.field, lang)
  })
  return new Set(outdated.map(keyOf))
}

/** Translations into one language; a text that a person read again and found right is `checked`. */
export const TranslationsForm = z.preprocess(
  withLists,
  z.object({
    texts: z
      .array(z.object({ key: text(200), text: text(10_000), checked: text(3) }))
      .max(5000)
      .default([]),
  }),
)
export type Translations = z.infer<typeof TranslationsForm>

/** The texts in one language, as the form shows them. */
export const translationValues = (document: RecordDocument, { row }: { row: string }): RawValues =>
  listed(
    'texts',
    sourcesOf(document).map((source) => ({
      key: keyOf(source),
      text: translationOf(document, source, row)?.text ?? null,
    })),
  )

/** The record with the texts in one language as written; what a person wrote or looked at is a person's. */
export function withTranslations(
  document: RecordDocument,
  { texts }: Translations,
  { row, today }: { row: string; today: string },
): RecordDocument {
  const lang = otherLanguages(document).find((one) => one === row)
  if (!lang) return document
  const written = new Map(texts.map((one) => [one.key, one]))
  const sources = sourcesOf(document).filter((source) => written.has(keyOf(source)))
  const about = new Set(sources.map(keyOf))
  const own = sources.flatMap(({ original, ...source }): Translation[] => {
    const typed = written.get(keyOf(source))
    if (!typed?.text) return []
    const before = document.translations.find((one) => one.lang === lang && keyOf(one) === keyOf(source))
    const isSame = before?.text === typed.text
    const checked = isSame && typed.checked === 'yes'
    const kind = isSame && !checked ? before.kind : 'human'
    const said = checked && before.kind === 'human' ? `${today} ${fingerprint(original)}` : undefined
    const still_right = said ?? before?.still_right ?? null
    return [{ ...source, lang, text: typed.text, kind, still_right }]
  })
  const others = document.translations.filter((one) => one.lang !== lang || !about.has(keyOf(one)))
  return { ...document, translations: [...others, ...own] }
}
