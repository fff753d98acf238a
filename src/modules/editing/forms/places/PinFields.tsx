import { Button } from '../../../../platform/ui/Button.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { distanceKm, territoryMap } from '../../../territory/api.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

const WAYS = ['nord', 'sud', 'est', 'ovest'] as const

/** Where the place is: the middle of its town to begin with, then steps, or degrees as a map says them. */
export function PinFields(props: FieldsProps) {
  const { cx, values } = props
  const at = pointOf(values)
  return (
    <Fieldset legend={cx.t('directory.field.point')}>
      <p class="hint">{cx.t('editing.forms.pin_hint')}</p>
      {at && <PinMap {...props} at={at} />}
      <p class="cluster">
        <Button kind="secondary" small name="passo" value="centro">
          {cx.t('editing.forms.pin_middle')}
        </Button>
        {at &&
          WAYS.map((way) => (
            <Button key={way} kind="secondary" small name="passo" value={way}>
              {cx.t(`editing.forms.pin_${way}`)}
            </Button>
          ))}
      </p>
      <input type="hidden" name="quality" value={textValue(values, 'quality')} />
      <TextField
        {...fieldOf(props, 'latitude')}
        label={cx.t('editing.forms.latitude')}
        inputMode="decimal"
        code
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'longitude')}
        label={cx.t('editing.forms.longitude')}
        inputMode="decimal"
        code
        short
        optional
      />
    </Fieldset>
  )
}

interface At {
  lat: number
  lon: number
}

function pointOf(values: FieldsProps['values']): At | undefined {
  const [lat, lon] = ['latitude', 'longitude'].map((name) =>
    Number.parseFloat(textValue(values, name).replace(',', '.')),
  )
  const sound = lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  return sound ? { lat, lon } : undefined
}

/** The territory with the pin on it, and in words how far it is from which town. */
function PinMap({ cx, known, at }: FieldsProps & { at: At }) {
  const map = territoryMap(known.places, known.places.territory(cx.config.territory))
  const [x, y] = map.project(at.lat, at.lon)
  const [near] = known.places.nearest(at)
  const radius = map.width / 40
  const words =
    near &&
    cx.t('editing.forms.pin_near', {
      km: Math.round(distanceTo(near.municipality, at) * 10) / 10,
      town: near.municipality.name,
    })
  return (
    <figure class="position-map">
      <svg viewBox={map.viewBox} role="img" aria-label={words} fill="currentColor" stroke="currentColor">
        {map.cells.map((cell) => (
          <path key={cell.istat} d={cell.path} fill-rule="evenodd" fill-opacity={0.08} stroke-width="3" />
        ))}
        <circle class="here" cx={x} cy={y} r={radius} stroke-width={radius / 3} />
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  )
}

const distanceTo = ({ lat, lon }: { lat: number | undefined; lon: number | undefined }, at: At): number =>
  lat === undefined || lon === undefined ? 0 : distanceKm({ lat, lon }, at)
