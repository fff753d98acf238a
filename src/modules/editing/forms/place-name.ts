import type { Cx } from '../../../platform/cx.ts'
import type { RecordDocument } from '../../directory/api.ts'
import type { Known } from './known.ts'

/** What people call a place: its name, else its address, else its municipality. */
export function placeName(
  { name, address_1, istat_code }: RecordDocument['locations'][number],
  cx: Pick<Cx, 't'>,
  known: Pick<Known, 'places'>,
): string {
  const town = istat_code === null ? undefined : known.places.municipality(istat_code)?.name
  const address = [address_1, town].filter(Boolean).join(', ')
  return name ?? (address || cx.t('directory.entity.location'))
}
