import type { Cx } from '../../../platform/cx.ts'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { keeper } from '../../../platform/keeper.ts'
import { places, territoryMap } from '../../territory/api.ts'
import { type Address, findAddress } from './address.ts'
import { wallTime } from './calendar.ts'
import { textsIn } from './local-text.ts'
import { neighboursOf } from './neighbours.ts'
import { loadRecord, type OrganizationRecord } from './queries.ts'
import type { Sheet } from './sheet.ts'
import { laterOriginals } from './translation-age.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What an address of an organisation leads to. */
export type Found = { moved: string } | { sheet: Sheet }

/**
 * The organisation at an address, ready to be shown, or where it went; nothing when the public has no such record. Its
 * neighbours only where they are asked for.
 */
export async function loadSheet(
  cx: Cx,
  slug: string,
  { withNeighbours = false } = {},
): Promise<Found | undefined> {
  const address = await findAddress(cx.db, slug)
  if (!address || 'moved' in address) return address
  const [record, words, neighbours, atlas] = await Promise.all([
    recordAt(cx.db, address),
    vocabularyOf(cx),
    withNeighbours ? neighboursOf(cx, address) : { related: [], similar: [] },
    places(cx.db),
  ])
  if (!record) return undefined
  const text = textsIn(cx.lang, record.original_lang, record.translations, laterOriginals(record.assertions))
  const today = wallTime(cx.now, cx.config.timeZone).date
  const map = territoryMap(atlas, atlas.territory(cx.config.territory))
  return { sheet: { cx, version: address.version, record, text, words, today, ...neighbours, map } }
}

const records = keeper<OrganizationRecord>(500)

/** The record in this version, from memory when it was read before. Never more than `findAddress` says is public. */
async function recordAt(db: DbOrTx, { id, version }: Extract<Address, { id: string }>) {
  const known = records.get(version)
  if (known) return known
  const read = await loadRecord(db, id)
  return read && records.set(version, read)
}
