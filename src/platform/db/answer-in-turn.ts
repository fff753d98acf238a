import type pg from 'pg'
import { pace } from '../pace/in-turn.ts'

/** Makes who reads on this connection go on when it is their turn. Not for transactions: they hold what others wait for. */
export function answerInTurn(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown
  Object.assign(client, {
    query: (...asked: unknown[]) => {
      const answer = query(...asked)
      return answer instanceof Promise ? answer.then(pace.inTurn) : answer
    },
  })
}
