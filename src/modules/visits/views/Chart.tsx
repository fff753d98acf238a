import type { Cx } from '../../../platform/cx.ts'
import { direction } from '../../../platform/i18n/languages.ts'
import { FEW } from '../few.ts'
import type { MonthRow } from '../report.ts'
import { monthWords } from '../words.ts'

const WIDTH = 480
const HEIGHT = 200
const LEFT = 44
const TOP = 12
const BOTTOM = 28

/** Views of the page by month as bars, the average of similar organisations as dots; the table below says the same. */
export function Chart({ cx, rows }: { cx: Cx; rows: readonly MonthRow[] }) {
  const heights = rows.map(({ counts }) => (counts.page === 'few' ? FEW / 2 : counts.page))
  const most = niceTop(Math.max(FEW, ...heights, ...rows.map(({ average }) => average ?? 0)))
  const step = (WIDTH - LEFT) / rows.length
  const y = (count: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / most)
  // Time runs as the language does.
  const turned = direction(cx.lang) === 'rtl'
  const x = (at: number) => (turned ? WIDTH - LEFT - (at + 1) * step : LEFT + at * step)
  const edge = turned ? WIDTH - LEFT + 6 : LEFT - 6
  const compared = rows.some(({ average }) => average !== undefined)
  return (
    <figure class="visits-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={cx.t('visits.chart')} direction="ltr">
        {[0, most / 2, most].map((count) => (
          <g key={count}>
            <path class="visits-line" d={`M${turned ? 0 : LEFT} ${y(count)}h${WIDTH - LEFT}`} />
            <text x={edge} y={y(count) + 4} text-anchor={turned ? 'start' : 'end'}>
              {new Intl.NumberFormat(cx.lang).format(count)}
            </text>
          </g>
        ))}
        {rows.map(({ month, average }, at) => (
          <g key={month}>
            <rect
              class="visits-bar"
              x={x(at) + step * 0.2}
              y={y(heights[at] ?? 0)}
              width={step * 0.6}
              height={Math.max(0, y(0) - y(heights[at] ?? 0))}
            />
            {average !== undefined && (
              <circle class="visits-average" cx={x(at) + step / 2} cy={y(average)} r={5} />
            )}
            <text x={x(at) + step / 2} y={HEIGHT - 8} text-anchor="middle">
              {monthWords(cx, month, true)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="cluster small">
        <span class="visits-key-bar">{cx.t('visits.shown_page')}</span>
        {compared && <span class="visits-key-average">{cx.t('visits.average')}</span>}
      </figcaption>
    </figure>
  )
}

/** The next even number of one or two digits and zeros, so that the half of it is whole. */
function niceTop(most: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1)
  const steps = Math.ceil(most / unit)
  return (steps + (steps % 2)) * unit
}
