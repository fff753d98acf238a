import { readFileSync } from 'node:fs'

// Loaded before the product (`node --import`): its clock is ahead by the milliseconds in a file, read again and again.
const file = process.env.CLOCK_FILE
const real = Date.now
let ahead = 0

const read = () => {
  try {
    ahead = Number(readFileSync(file ?? '', 'utf8')) || 0
  } catch {
    ahead = 0
  }
}
read()
setInterval(read, 100).unref()

const now = () => real() + ahead
globalThis.Date = new Proxy(Date, {
  construct: (date, given) => Reflect.construct(date, given.length === 0 ? [now()] : given),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
})
