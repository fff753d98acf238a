/** Counts below this are put in order by counting them; the few that are not, as numbers are. */
const SMALL = 1_024

/** The places of the counts that are not 0, the greatest first, then in their order. */
export function commonestFirst(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(SMALL + 1)
  const great: number[] = []
  let length = 0
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] as number
    if (count === 0) continue
    length++
    if (count < SMALL) starts[count] = (starts[count] as number) + 1
    else great.push(place)
  }
  great.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
  const order = new Uint32Array(length)
  order.set(great)
  let next = great.length
  for (let count = SMALL - 1; count > 0; count--) {
    const many = starts[count] as number
    starts[count] = next
    next += many
  }
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] as number
    if (count === 0 || count >= SMALL) continue
    const at = starts[count] as number
    order[at] = place
    starts[count] = at + 1
  }
  return order
}
