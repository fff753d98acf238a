import { setTimeout } from 'node:timers/promises'
import type { Portal } from './drafts-server.ts'
import { fieldsOf } from './form-fields.ts'

/** For how many milliseconds which people write, one saving of each every `pause` milliseconds. */
export interface Writing extends Pick<Portal, 'address' | 'writers'> {
  lasting: number
  pause: number
}

// As many people as there are organisations, each writing as the page of the form does (islands/autosave.ts). A message
// says how long; the answer, how many savings there were. A process of its own, so that who reads does not wait for it.

/** Most savings of a page by itself before the person presses the button and opens it again. */
const SAVINGS_OF_A_PAGE = 5

async function asked(status: number, address: string, init: RequestInit): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual', ...init })
  const text = await answer.text()
  if (answer.status !== status) throw new Error(`${address} answered ${answer.status}: ${text.slice(0, 500)}`)
  return text
}

/** One person opens a page, changes it at a constant rate, presses the button, and begins again. */
async function write(
  { address, lasting, pause }: Writing,
  { id, cookie }: Writing['writers'][number],
): Promise<number> {
  const page = `${address}/it/area/${id}/scheda/contatti`
  const began = performance.now()
  let [saved, due] = [0, began + Math.random() * pause]
  await setTimeout(due - began)
  due += pause
  for (let first = Math.floor(Math.random() * SAVINGS_OF_A_PAGE); ; first = 0) {
    const fields = fieldsOf(await asked(200, page, { headers: { cookie } }))
    for (let at = first; at < SAVINGS_OF_A_PAGE; at++) {
      if (due > began + lasting) return saved
      await setTimeout(Math.max(0, due - performance.now()))
      due += pause
      fields.set('email', `salvata${saved++}@ente.example`)
      const headers = { cookie, accept: 'application/json' }
      const said = JSON.parse(await asked(200, page, { method: 'POST', headers, body: fields }))
      if (said.state !== 'saved') throw new Error(`a saving was answered ${said.state}`)
      fields.set('revisione', String(said.revision))
    }
    await asked(303, page, { method: 'POST', headers: { cookie }, body: fields })
    await asked(200, `${address}/it/area/${id}/scheda`, { headers: { cookie } })
  }
}

process.on('message', async (told) => {
  const writing = told as Writing
  const saved = await Promise.all(writing.writers.map((writer) => write(writing, writer)))
  process.send?.(saved.reduce((sum, one) => sum + one, 0))
})
process.once('disconnect', () => process.exit(0))
