import { fieldsOf } from '../form-fields.ts'
import type { Portal, Signed } from './portal.ts'
import type { Answer } from './wire.ts'

/** One request of somebody who does something step after step, and what to do with its answer. */
export interface Step {
  request: string
  taken: (answer: Answer) => void
}

/** The next step of whoever is free. */
export type Doing = () => Step | undefined

/** The form of each organisation as its page gave it, saved again and again and sometimes handed in. */
export interface Editors {
  next: Doing
  /** What an organisation handed in was decided: it writes again. */
  decided(isOf: (organizationId: string) => boolean): void
}

interface Editor extends Signed {
  path: string
  fields: URLSearchParams
  saved: number
}

/** Savings before it is handed in. */
const SAVINGS = 5

/** A form that is sent, as text of HTTP/1.1. */
export function formRequest(
  port: number,
  { path, cookie, fields }: { path: string; cookie: string; fields: URLSearchParams },
  accept = 'text/html',
): string {
  const body = fields.toString()
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `cookie: ${cookie}`,
    `accept: ${accept}`,
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** Opens the page of each and keeps its fields, as a browser does. */
export async function openEditors({ port, members }: Portal): Promise<Editors> {
  const free: Editor[] = []
  const waiting: Editor[] = []
  for (const member of members) free.push(await openForm(port, member))
  let saved = 0
  const save = (one: Editor): Step => {
    one.fields.set('email', `salvata${saved++}@ente.example`)
    return {
      request: formRequest(port, one, 'application/json'),
      taken: ({ text }) => {
        const revision = /"revision":(\d+)/.exec(text)?.[1]
        if (revision) {
          one.fields.set('revisione', revision)
          one.saved++
        }
        free.push(one)
      },
    }
  }
  const handIn = (one: Editor): Step => ({
    request: formRequest(port, {
      ...one,
      path: `/it/area/${one.organizationId}/scheda/invia`,
      fields: new URLSearchParams({ revisione: one.fields.get('revisione') ?? '0' }),
    }),
    taken: ({ status }) => {
      if (status !== 303) return void free.push(one)
      for (const name of ['revisione', 'inizio']) one.fields.set(name, '0')
      one.saved = 0
      waiting.push(one)
    },
  })
  return {
    next() {
      const one = free.shift()
      return one && (one.saved < SAVINGS ? save(one) : handIn(one))
    },
    decided(isOf) {
      const at = waiting.findIndex(({ organizationId }) => isOf(organizationId))
      if (at >= 0) free.push(...waiting.splice(at, 1))
    },
  }
}

async function openForm(port: number, { organizationId, cookie }: Signed): Promise<Editor> {
  const path = `/it/area/${organizationId}/scheda/contatti`
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return { organizationId, path, cookie, fields: fieldsOf(await answer.text()), saved: 0 }
}
