import type { TerritoryMap } from '../../../territory/api.ts'

interface PositionProps {
  map: TerritoryMap
  place: { latitude: number; longitude: number; istat_code: string | null }
  /** Name of the municipality. */
  name: string
  /** What the drawing shows, for screen readers. */
  title: string
}

/** Where a place lies in the territory, drawn in the page itself: nothing is asked of a map server. */
export function PositionMap({ map, place, name, title }: PositionProps) {
  const [x, y] = map.project(place.latitude, place.longitude)
  const town = map.cells.find(({ istat }) => istat === place.istat_code)
  const radius = map.width / 32
  return (
    <figure class="position-map no-print">
      <svg viewBox={map.viewBox} role="img" aria-label={title} fill="currentColor" stroke="currentColor">
        {map.cells.map((cell) => (
          <path
            key={cell.istat}
            d={cell.path}
            fill-rule="evenodd"
            fill-opacity={cell.istat === place.istat_code ? 0.35 : 0.08}
            stroke-width="3"
          />
        ))}
        {/* Drawn around centres only, the areas are not true enough for a point inside them. */}
        {!map.schematic && <circle class="here" cx={x} cy={y} r={radius} stroke-width={radius / 3} />}
        {map.schematic && town && (
          <text
            x={town.label.x}
            y={town.label.y}
            font-size={map.width / 14}
            text-anchor="middle"
            stroke="none"
          >
            {name}
          </text>
        )}
      </svg>
    </figure>
  )
}
