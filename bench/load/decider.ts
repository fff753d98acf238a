import { type Doing, formRequest, type Step } from './editors.ts'
import type { Portal } from './portal.ts'

const QUEUE = '/it/gestione/coda'

/**
 * Somebody of the staff who opens the queue, then what organisations handed in, and approves all of it; again and again.
 * `decided` is told on whose page it was.
 */
export function openDecider(
  { port, staff }: Portal,
  decided: (isOf: (organizationId: string) => boolean) => void,
): Doing {
  const { cookie } = staff[0] ?? { cookie: '' }
  let isBusy = false
  const read = (path: string, then: (text: string) => void): Step => ({
    request: `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/html\r\ncookie: ${cookie}\r\n\r\n`,
    taken: ({ status, text }) => {
      isBusy = false
      if (status === 200) then(text)
      else next = openQueue
    },
  })
  const openQueue = (): Step =>
    read(QUEUE, (text) => {
      const path = /\/it\/gestione\/schede\/[0-9a-f-]{36}/.exec(text)?.[0]
      if (path) next = () => openOne(path)
    })
  const openOne = (path: string): Step =>
    read(path, (text) => {
      const fields = new URLSearchParams({ azione: 'approva' })
      for (const [, part = ''] of text.matchAll(/name="parte" value="(\d+)"/g)) fields.append('parte', part)
      next = fields.has('parte') ? () => approve(path, fields, text) : openQueue
    })
  const approve = (path: string, fields: URLSearchParams, page: string): Step => ({
    request: formRequest(port, { path, cookie, fields }),
    taken: ({ status }) => {
      isBusy = false
      next = openQueue
      if (status === 303) decided((organizationId) => page.includes(organizationId))
    },
  })
  let next = openQueue
  return () => {
    if (isBusy) return undefined
    isBusy = true
    return next()
  }
}
