import type { RawValues } from '../../../../platform/http/input.ts'
import { ownValue } from '../../../../platform/own-value.ts'
import { textValue } from '../../../../platform/ui/field.ts'
import type { Known } from '../known.ts'
import { withMorePhones } from '../phones.ts'
import type { At } from '../section.ts'
import { townsMeant } from './town.ts'

/** One step of the pin, about 25 metres in Italy, in degrees north and east. */
const STEPS: Readonly<Record<string, readonly [north: number, east: number]>> = {
  nord: [0.000225, 0],
  sud: [-0.000225, 0],
  est: [0, 0.00031],
  ovest: [0, -0.00031],
}

/** The form after a button: towns of that name, the pin in the middle of the place or a step further. */
export function placeAgain(
  values: RawValues,
  at: At,
  _document: unknown,
  known: Known,
): RawValues | undefined {
  const step = textValue(values, 'passo')
  if (step === 'telefoni') return withMorePhones(values, at)
  if (step === 'cerca') return values
  if (step === 'centro') return { ...values, ...middleOf(values, known) }
  const way = ownValue(STEPS, step)
  return way && { ...values, ...nudged(values, way) }
}

function nudged(values: RawValues, [north, east]: readonly [number, number]): RawValues {
  const [lat, lon] = ['latitude', 'longitude'].map((name) =>
    Number.parseFloat(textValue(values, name).replace(',', '.')),
  )
  if (lat === undefined || lon === undefined || Number.isNaN(lat) || Number.isNaN(lon)) return {}
  return { latitude: (lat + north).toFixed(6), longitude: (lon + east).toFixed(6), quality: 'address' }
}

/** The middle of the hamlet or quarter, else of the municipality. */
function middleOf(values: RawValues, { places }: Known): RawValues {
  const towns = townsMeant(places, textValue(values, 'town'))
  const chosen = towns.find(({ istat }) => istat === textValue(values, 'istat_code')) ?? towns[0]
  if (!chosen) return {}
  const named = textValue(values, 'locality').trim()
  const locality = named ? places.localityByName(named, chosen.istat) : undefined
  const { lat, lon } = locality ?? chosen
  if (lat === undefined || lon === undefined) return {}
  return {
    latitude: lat.toFixed(6),
    longitude: lon.toFixed(6),
    quality: locality ? 'locality' : 'municipality',
  }
}
