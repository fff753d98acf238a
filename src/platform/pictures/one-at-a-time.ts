import { PictureRefused } from './picture-refused.ts'

/** Pictures that may wait for their turn; each holds its file in memory. */
const MOST_WAITING = 10

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** Does the work when all that was asked before is done: drawing pictures takes the memory of one at most. */
export async function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting >= MOST_WAITING) throw new PictureRefused('busy')
  waiting++
  const turn = last.then(work, work).finally(() => waiting--)
  last = turn.catch(() => {})
  return turn
}
