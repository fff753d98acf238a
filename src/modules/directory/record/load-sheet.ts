import type { Cx } from '../../../platform/cx.ts'
import { places, territoryMap } from '../../territory/api.ts'
import { wallTime } from './calendar.ts'
import { textsIn } from './local-text.ts'
import { findAddress, loadRecord } from './queries.ts'
import { listRelated, listSimilar } from './related.ts'
import type { Sheet } from './sheet.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What an address of an organisation leads to. */
export type Found = { moved: string } | { sheet: Sheet }

/** The organisation at an address, ready to be shown, or where it went; nothing when the public has no such record. */
export async function loadSheet(cx: Cx, slug: string): Promise<Found | undefined> {
  const address = await findAddress(cx.db, slug)
  if (!address || 'moved' in address) return address
  const [record, words, related, similar, atlas] = await Promise.all([
    loadRecord(cx.db, address.id),
    vocabularyOf(cx),
    listRelated(cx.db, address.id),
    listSimilar(cx.db, address.id),
    places(cx.db),
  ])
  if (!record) return undefined
  const text = textsIn(cx.lang, record.original_lang, record.translations)
  const today = wallTime(cx.now, cx.config.timeZone).date
  const map = territoryMap(atlas, atlas.territory(cx.config.territory))
  return { sheet: { cx, record, text, words, today, related, similar, map } }
}
