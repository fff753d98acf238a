/** A stretch of text that two texts share, or that only one of them has. */
export interface Run {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Texts longer than this, in UTF-16 units, are compared by sentences only. */
const LONGEST = 20_000
/** Words or sentences that may differ before the search for what is shared gives up: its cost grows with the square. */
const MOST_EDITS = 800

const words = new Intl.Segmenter('it', { granularity: 'word' })
const sentences = new Intl.Segmenter('it', { granularity: 'sentence' })

/**
 * What was added to and removed from a text, by words (also where words have no spaces between them), by sentences when
 * too much differs, as a whole when even that is too much. The runs joined give both texts back, letter by letter.
 */
export function wordDifference(before: string, after: string): Run[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const byWords = before.length <= LONGEST && after.length <= LONGEST
  const runs =
    (byWords ? difference(pieces(words, before), pieces(words, after)) : undefined) ??
    difference(pieces(sentences, before), pieces(sentences, after)) ??
    whole([before], [after])
  return joined(withoutCrumbs(runs))
}

const pieces = (segmenter: Intl.Segmenter, text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

const whole = (before: readonly string[], after: readonly string[]): Run[] => [
  ...before.map((text): Run => ({ kind: 'removed', text })),
  ...after.map((text): Run => ({ kind: 'added', text })),
]

function difference(before: readonly string[], after: readonly string[]): Run[] | undefined {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start++
  let end = 0
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const middle = myers(before.slice(start, before.length - end), after.slice(start, after.length - end))
  const same = (texts: readonly string[]) => texts.map((text): Run => ({ kind: 'same', text }))
  return middle && [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))]
}

/** Shortest way from one list to another (E. Myers, An O(ND) Difference Algorithm, 1986), if it is short enough. */
function myers(a: readonly string[], b: readonly string[]): Run[] | undefined {
  if (a.length === 0 || b.length === 0) return whole(a, b)
  const most = Math.min(a.length + b.length, MOST_EDITS)
  const furthest = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(most - edits, most + edits + 3))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = most + 1 + diagonal
      const [above, left] = [furthest[at + 1] ?? 0, furthest[at - 1] ?? 0]
      let x = diagonal === -edits || (diagonal !== edits && left < above) ? above : left + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      furthest[at] = x
      if (x >= a.length && x - diagonal >= b.length) return walkedBack(a, b, trace)
    }
  }
  return undefined
}

/** The way, read from its end; `trace[d]` has the furthest points before the edit `d`, from diagonal -d-1 to d+1. */
function walkedBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): Run[] {
  const runs: Run[] = []
  let [x, y] = [a.length, b.length]
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const before = trace[edits] ?? new Int32Array()
    const point = (diagonal: number) => before[edits + 1 + diagonal] ?? 0
    const diagonal = x - y
    const down = diagonal === -edits || (diagonal !== edits && point(diagonal - 1) < point(diagonal + 1))
    const fromX = edits === 0 ? 0 : point(down ? diagonal + 1 : diagonal - 1)
    const fromY = edits === 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1)
    while (x > fromX && y > fromY) {
      x--
      y--
      runs.push({ kind: 'same', text: a[x] ?? '' })
    }
    if (edits === 0) break
    runs.push(down ? { kind: 'added', text: b[fromY] ?? '' } : { kind: 'removed', text: a[fromX] ?? '' })
    ;[x, y] = [fromX, fromY]
  }
  return runs.reverse()
}

/** A shared space between two changes is no more than a crumb: it becomes part of both. */
function withoutCrumbs(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index): Run[] => {
    const isCrumb = run.kind === 'same' && run.text.trim() === ''
    const between =
      (runs[index - 1]?.kind ?? 'same') !== 'same' && (runs[index + 1]?.kind ?? 'same') !== 'same'
    return isCrumb && between
      ? [
          { kind: 'removed', text: run.text },
          { kind: 'added', text: run.text },
        ]
      : [run]
  })
}

/** Neighbours of a kind as one; between two shared stretches what was removed comes first. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed !== '') all.push({ kind: 'removed', text: removed })
    if (added !== '') all.push({ kind: 'added', text: added })
    ;[removed, added] = ['', '']
  }
  for (const { kind, text } of runs) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      flush()
      const last = all.at(-1)
      if (last?.kind === 'same') last.text += text
      else all.push({ kind, text })
    }
  }
  flush()
  return all
}
