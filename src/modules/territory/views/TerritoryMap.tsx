import type { MapCell, TerritoryMap as MapData } from '../map.ts'

/** How one area is shown. */
export interface CellView {
  /** What a screen reader says and a pointer shows: the name and, say, how many organisations. */
  title: string
  /** Short text on the map; none when absent. */
  label?: string
  /** Address of the area's page or search; without it the area is no link. */
  href?: string
  /** 0 to 1: how dark it is. */
  tone?: number
  current?: boolean
}

/** The territory as an inline SVG of links that works without JavaScript; colours follow the text around it. */
export function TerritoryMap(props: { map: MapData; title: string; show: (cell: MapCell) => CellView }) {
  const { map, title, show } = props
  return (
    <figure class="territory-map">
      <svg
        viewBox={map.viewBox}
        width="100%"
        fill="currentColor"
        stroke="currentColor"
        text-anchor="middle"
        font-size={map.cells.length > 60 ? 16 : 30}
      >
        <title>{title}</title>
        {map.cells.map((cell) => (
          <Cell key={cell.istat} cell={cell} view={show(cell)} />
        ))}
      </svg>
    </figure>
  )
}

function Cell({ cell, view }: { cell: MapCell; view: CellView }) {
  const drawing = (
    <>
      <path
        d={cell.path}
        fill-rule="evenodd"
        fill-opacity={(0.06 + 0.5 * Math.min(1, Math.max(0, view.tone ?? 0))).toFixed(2)}
        stroke-width={view.current ? 7 : 2}
      >
        <title>{view.title}</title>
      </path>
      {view.label && (
        <text x={cell.label.x} y={cell.label.y} stroke="none">
          {view.label}
        </text>
      )}
    </>
  )
  if (!view.href) return <g class="territory-cell">{drawing}</g>
  return (
    <a
      class="territory-cell"
      href={view.href}
      aria-label={view.title}
      aria-current={view.current ? 'true' : undefined}
    >
      {drawing}
    </a>
  )
}
