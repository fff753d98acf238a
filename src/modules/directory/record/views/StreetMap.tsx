import { mapTiles, TILE_SIDE } from '../map-tiles.ts'

interface StreetMapProps {
  /** Address of the tiles, set by whoever runs the portal. */
  template: string
  attribution: string
  place: { latitude: number; longitude: number }
  /** What the drawing shows, for screen readers. */
  title: string
}

const SIZE = { width: 512, height: 320 }

/** The streets around a place, from the tile server of the installation; without script, as still pictures. */
export const StreetMap = ({ template, attribution, place, title }: StreetMapProps) => (
  <figure class="position-map no-print">
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={title}>
      {mapTiles(template, place, SIZE).map(({ href, x, y }) => (
        <image key={href} href={href} x={x} y={y} width={TILE_SIDE} height={TILE_SIDE} />
      ))}
      <circle class="here" cx={SIZE.width / 2} cy={SIZE.height / 2} r="10" stroke-width="4" />
    </svg>
    <figcaption class="small soft">
      <bdi>{attribution}</bdi>
    </figcaption>
  </figure>
)
