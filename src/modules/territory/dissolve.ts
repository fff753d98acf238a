import type { Ring } from './geometry.ts'

/** Outline of areas that meet: borders that two of them share fall away, what is left is joined into rings. */
export function dissolve(rings: readonly Ring[]): Ring[] {
  const edges = new Map<string, { from: Ring[number]; to: Ring[number] }>()
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [from, to] = [ring[i], ring[i + 1]]
      if (from && to && !edges.delete(`${to}>${from}`)) edges.set(`${from}>${to}`, { from, to })
    }
  }
  const byStart = new Map<string, Ring>()
  for (const { from, to } of edges.values()) {
    const ends = byStart.get(String(from))
    if (ends) ends.push(to)
    else byStart.set(String(from), [to])
  }
  return [...byStart.keys()].flatMap((start) => follow(byStart, start))
}

function follow(byStart: Map<string, Ring>, start: string): Ring[] {
  const ring: Ring = []
  let next = byStart.get(start)?.pop()
  while (next) {
    ring.push(next)
    next = byStart.get(String(next))?.pop()
  }
  const last = ring.at(-1)
  return last && ring.length > 2 ? [[last, ...ring]] : []
}
