import type { Figures } from './figures.ts'

/** What the search for the capacity found, in requests a second. */
export interface Capacity {
  /** Answered in time of the highest rate that held. */
  most: number
  /** Rates tried that held, and that did not, twice. */
  held: readonly number[]
  tooMuch: readonly number[]
}

const FIRST = 60
const GROWTH = 1.25
/** Halvings between the last rate that held and the first that did not. */
const HALVINGS = 3
/** Of what was asked, answered in time. */
const ENOUGH = 0.99

/** The highest rate of which 99 % is answered in time; one that did not hold is tried again, as others use the machine too. */
export async function findCapacity(askAt: (rate: number) => Promise<Figures>): Promise<Capacity> {
  const held: number[] = []
  const tooMuch: number[] = []
  let most = 0
  const holds = async (rate: number): Promise<boolean> => {
    for (const _try of [1, 2]) {
      const { useful, offered } = await askAt(rate)
      if (useful < ENOUGH * offered) continue
      held.push(rate)
      most = Math.max(most, useful)
      return true
    }
    tooMuch.push(rate)
    return false
  }
  let [low, high] = [FIRST / GROWTH, FIRST]
  while (await holds(high)) [low, high] = [high, high * GROWTH]
  for (let halved = 0; halved < HALVINGS; halved++) {
    const middle = (low + high) / 2
    if (await holds(middle)) low = middle
    else high = middle
  }
  return { most: most || low, held, tooMuch }
}
