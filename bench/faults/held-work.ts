import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { PgBoss } from 'pg-boss'

// Loaded before the product (`node --import`): while the file HOLD_FILE says "change" each piece of background work is held once it
// changed something, while it says "end" once it is done and the queue not yet told of it; who was held is added to HOLD_FILE.held.
// What is held is never let go: its process has to be killed.
const FILE = process.env.HOLD_FILE ?? ''
/** Enough for one piece of work of every kind, each in a transaction of its own. */
const CONNECTIONS = 80
const CHANGE = /^\s*(?:insert|update|delete|merge|copy)\b/i

type Asking = (...given: unknown[]) => unknown
type Handling = (jobs: unknown) => Promise<unknown>

const kindNow = new AsyncLocalStorage<{ kind: string; asked: boolean }>()
const isHeldAt = (moment: string) => readFileSync(FILE, 'utf8') === moment
const tell = (how: string, kind: string) => appendFileSync(`${FILE}.held`, `${how} ${kind}\n`)
const hold = (how: string, kind: string): Promise<never> => {
  tell(how, kind)
  return new Promise(() => {})
}

const work = Reflect.get(PgBoss.prototype, 'work') as Asking
Reflect.set(PgBoss.prototype, 'work', function (this: PgBoss, kind: string, how: object, run: Handling) {
  const held: Handling = (jobs) =>
    kindNow.run({ kind, asked: false }, async () => {
      const result = await run(jobs)
      return isHeldAt('change') || isHeldAt('end') ? hold('ended', kind) : result
    })
  return work.call(this, kind, how, held)
})

const query = Reflect.get(pg.Client.prototype, 'query') as Asking
Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...given: unknown[]) {
  const answer = query.apply(this, given)
  const now = kindNow.getStore()
  if (!now || !(answer instanceof Promise) || !isHeldAt('change')) return answer
  if (!now.asked) tell('asked', now.kind)
  now.asked = true
  return CHANGE.test(textOf(given[0])) ? answer.then(() => hold('changed', now.kind)) : answer
})

const connect = Reflect.get(pg.Pool.prototype, 'connect') as Asking
Reflect.set(pg.Pool.prototype, 'connect', function (this: pg.Pool, ...given: unknown[]) {
  this.options.max = CONNECTIONS
  return connect.apply(this, given)
})

function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : String((asked as { text?: unknown } | undefined)?.text ?? '')
}
