import { fieldsOf } from '../form-fields.ts'
import type { Portal, Signed } from './portal.ts'

/** The form of each organisation as its page gave it, saved again and again. */
export interface Editors {
  /** The next saving, and what to do with its answer. */
  next(): { request: string; taken: (text: string) => void } | undefined
}

/** Opens the page of each and keeps its fields, as a browser does. */
export async function openEditors({ port, members }: Portal): Promise<Editors> {
  const free: { path: string; cookie: string; fields: URLSearchParams }[] = []
  for (const member of members) free.push(await openForm(port, member))
  let saved = 0
  return {
    next() {
      const one = free.shift()
      if (!one) return undefined
      one.fields.set('email', `salvata${saved++}@ente.example`)
      const body = one.fields.toString()
      const lines = [
        `POST ${one.path} HTTP/1.1`,
        `host: 127.0.0.1:${port}`,
        `cookie: ${one.cookie}`,
        'accept: application/json',
        'content-type: application/x-www-form-urlencoded',
        `content-length: ${Buffer.byteLength(body)}`,
      ]
      return {
        request: `${lines.join('\r\n')}\r\n\r\n${body}`,
        taken: (text) => {
          const revision = /"revision":(\d+)/.exec(text)?.[1]
          if (revision) one.fields.set('revisione', revision)
          free.push(one)
        },
      }
    },
  }
}

async function openForm(port: number, { organizationId, cookie }: Signed) {
  const path = `/it/area/${organizationId}/scheda/contatti`
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return { path, cookie, fields: fieldsOf(await answer.text()) }
}
