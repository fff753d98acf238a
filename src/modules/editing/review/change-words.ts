import type { Cx } from '../../../platform/cx.ts'
import { listBodyDocuments, type StoredDocument } from '../../../platform/documents/read-documents.ts'
import { isLang, type Lang } from '../../../platform/i18n/languages.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { readPictures, type StoredPicture } from '../../../platform/pictures/read-pictures.ts'
import {
  type Change,
  changeWord,
  languageNames,
  longDate,
  type RecordDocument,
  type Row,
  type Value,
} from '../../directory/api.ts'
import { type CodeLists, codeLists } from '../../taxonomy/api.ts'
import { type Places, places } from '../../territory/api.ts'
import type { Known } from '../forms/known.ts'

/** Says what changes in words; `documents` are where names of services and places are looked up. */
export interface Telling {
  cx: Pick<Cx, 't' | 'lang'>
  lists: CodeLists
  atlas: Places
  documents: readonly RecordDocument[]
  /** The pictures that the records show. */
  pictures: ReadonlyMap<string, StoredPicture>
  /** The documents that they show. */
  papers: ReadonlyMap<string, StoredDocument>
}

/** What is needed to tell changes between these records. */
export async function tellingOf(cx: Cx, documents: readonly RecordDocument[]): Promise<Telling> {
  const shown = documents.flatMap(({ pictures }) => (pictures ?? []).map(({ picture_id }) => picture_id))
  const body = documents.find(({ papers = [] }) => papers.length > 0)?.organization.id
  const [lists, atlas, pictures, papers] = await Promise.all([
    codeLists(cx.db, cx.now),
    places(cx.db),
    readPictures(cx.db, shown),
    body ? listBodyDocuments(cx.db, body) : new Map<string, StoredDocument>(),
  ])
  return { cx, lists, atlas, documents, pictures, papers }
}

/** The same with what the forms of a record know already. */
export const tellingFor = (
  cx: Telling['cx'],
  { lists, places: atlas, pictures, documents: papers }: Known,
  documents: readonly RecordDocument[],
): Telling => ({ cx, lists, atlas, documents, pictures, papers })

/** Code lists of the fields that hold a code of theirs. */
const LIST_OF: Readonly<Record<string, string>> = { type_code: 'type', legal_form_code: 'legal_form' }

/** Values that are words of the form, as `field/value`: of pictures, of programmes and translations, of documents. */
const WORDS: Readonly<Record<string, MessageKey>> = {
  'role/logo': 'editing.forms.picture_logo',
  'role/gallery': 'editing.forms.picture_gallery',
  'kind/programme': 'editing.forms.kind_programme',
  'kind/project': 'editing.forms.kind_project',
  'status/scheduled': 'directory.event.scheduled',
  'status/cancelled': 'directory.event.cancelled',
  'status/postponed': 'directory.event.postponed',
  'kind/human': 'editing.forms.translation_human',
  'kind/machine': 'editing.forms.translation_machine',
  'kind/statute': 'directory.paper.statute',
  'kind/founding_act': 'directory.paper.founding_act',
  'kind/annual_report': 'directory.paper.annual_report',
  'kind/accounts': 'directory.paper.accounts',
  'kind/leaflet': 'directory.paper.leaflet',
  'kind/form': 'directory.paper.form',
  'kind/other': 'directory.paper.other',
}

/** Fields that hold a day. */
const DAYS: readonly string[] = ['starts_on', 'ends_on', 'valid_from', 'valid_to']

/** A value in words, empty for none; a row is the words of its values. */
export function valueText(telling: Telling, value: Value | Row, field = ''): string {
  const { cx, lists, atlas, documents } = telling
  if (value === null) return ''
  if (typeof value === 'boolean') return cx.t(value ? 'editing.review.yes' : 'editing.review.no')
  if (typeof value === 'object') return rowText(telling, value)
  const text = String(value)
  const list = LIST_OF[field]
  if (list) return lists.label(cx.lang, list, text)
  const word = WORDS[`${field}/${text}`]
  if (word) return cx.t(word)
  // Pictures and documents are shown, not told.
  if (field === 'picture_id' || field === 'document_id') return ''
  if (DAYS.includes(field)) return longDate(cx, text)
  if (field === 'still_right') return longDate(cx, text.slice(0, '2026-11-22'.length))
  if (field === 'istat_code') return atlas.municipality(text)?.name ?? text
  if (field.endsWith('_id')) return nameOfRow(documents, text)
  return text
}

function rowText(telling: Telling, row: Row): string {
  const { taxonomy, code, entity_id: _owner, id: _id, position: _position, decorative, ...rest } = row
  const { cx, lists } = telling
  // Of a translation the title says which text it is, and in which language.
  if (rest.entity !== undefined) return valueText(telling, rest.text ?? null)
  const coded =
    typeof taxonomy === 'string' && typeof code === 'string'
      ? lists.label(cx.lang, taxonomy, code)
      : String(code ?? '')
  const others = Object.entries(rest).map(([name, value]) => valueText(telling, value, name))
  if (decorative === true) others.push(cx.t('directory.field.decorative'))
  return [coded, ...others].filter((text) => text !== '').join(' · ')
}

/** The name of a row of any list, by its id. */
function nameOfRow(documents: readonly RecordDocument[], id: string): string {
  for (const { locations, services, programs, activities, events, papers } of documents) {
    const named = [
      ...locations,
      ...services,
      ...programs,
      ...activities,
      ...(events ?? []),
      ...(papers ?? []),
    ]
    const row = named.find((one) => one.id === id)
    if (row) return row.name ?? ('address_1' in row ? (row.address_1 ?? '') : '')
  }
  return ''
}

/** What a change is about, such as "Doposcuola: Descrizione". */
export function changeTitle(telling: Telling, change: Change): string {
  const { cx, documents } = telling
  if (change.list === 'translations') return translationTitle(telling, change)
  const what = cx.t(changeWord(change))
  if (change.list === 'organization' || change.field === undefined) return what
  const name = nameOfRow(documents, change.id)
  return name ? `${name}: ${what}` : what
}

/** Which text was translated and into which language, such as "Traduzione: Descrizione (arabo)". */
function translationTitle({ cx, documents }: Telling, change: Change): string {
  const [entity = '', id = '', field = '', lang = ''] = change.id.split('/')
  const text = `${cx.t(changeWord({ entity, field }))} (${isLang(lang) ? languageNames(cx, lang).name : lang})`
  const name = nameOfRow(documents, id)
  const what = change.field === 'still_right' ? changeWord(change) : changeWord({ entity: change.entity })
  return `${name ? `${name}: ` : ''}${cx.t(what)}: ${text}`
}

/** The language of the texts of a change. */
export function langOf(change: Change, record: RecordDocument): Lang {
  const lang = change.list === 'translations' ? (change.id.split('/').at(-1) ?? '') : ''
  return isLang(lang) ? lang : record.organization.original_lang
}
