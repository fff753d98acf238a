import { placeName } from '../place-name.ts'
import { inOrder, moved, withoutRow } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { placeAgain } from './place-steps.ts'
import { type PlaceValues, placeForm, placeValues, withPlace } from './places.ts'
import { townShown } from './town.ts'

/** Where people come. */
export const places: Section<PlaceValues> = {
  name: 'sedi',
  group: 'places',
  title: 'directory.group.places',
  why: 'editing.forms.places_why',
  rows: {
    add: 'editing.forms.places_add',
    list: (document, cx, known) =>
      inOrder(document.locations).map((one) => ({
        id: one.id,
        title: placeName(one, cx, known),
        lines: [
          [one.address_1, townShown(known.places, one.istat_code)].filter(Boolean).join(', '),
          one.id === document.organization.seat_id ? cx.t('directory.field.seat_id') : '',
        ].filter(Boolean),
      })),
    move: (document, row, way) => ({ ...document, locations: moved(document.locations, row, way) }),
    remove: (document, row) => ({ ...document, locations: withoutRow(document.locations, row) }),
  },
  form: placeForm,
  valuesOf: placeValues,
  apply: withPlace,
  again: placeAgain,
  Fields: PlaceFields,
}
