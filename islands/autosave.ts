/**
 * Saves a form of the record by itself: some seconds after the last key and on leaving a field. The form works
 * without it; what could not be saved stays in the form, which then warns before it is left.
 */
const status = document.querySelector<HTMLElement>('[data-autosave]')
const form = status?.closest('form')

/** Milliseconds after the last key, and between two tries while the network is away. */
const PAUSE = 3_000
const RETRY = 10_000

interface Reply {
  state: 'saved' | 'moved' | 'conflict' | 'invalid'
  message: string
  revision?: number
}

if (status && form) start(form, status)

function start(form: HTMLFormElement, status: HTMLElement): void {
  let [saved, timer, busy, stopped] = [fieldsOf(form), 0, false, false]
  const isDirty = () => fieldsOf(form) !== saved
  const wait = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(save, ms)
  }

  async function save(): Promise<void> {
    const fields = fieldsOf(form)
    if (stopped || fields === saved) return
    if (busy) return wait(PAUSE)
    busy = true
    say(status.dataset.autosave)
    const reply = await send(form, fields).catch(() => undefined)
    busy = false
    if (reply === undefined) {
      say(status.dataset.offline)
      return wait(RETRY)
    }
    if (typeof reply === 'number') return say(reply === 401 ? status.dataset.out : status.dataset.failed)
    say(reply.message)
    // Others wrote on this page: sending the form by hand shows both, so this must not go on.
    stopped = reply.state === 'moved' || reply.state === 'conflict'
    if (reply.state === 'moved') saved = fields
    if (reply.state !== 'saved') return
    const seen = form.elements.namedItem('revisione')
    if (seen instanceof HTMLInputElement) seen.value = String(reply.revision)
    saved = withRevision(fields, String(reply.revision))
  }

  const say = (words: string | undefined) => {
    if (status.textContent !== words) status.textContent = words ?? ''
  }
  form.addEventListener('input', () => wait(PAUSE))
  form.addEventListener('focusout', () => wait(300))
  form.addEventListener('submit', () => {
    stopped = true
    clearTimeout(timer)
  })
  addEventListener('online', () => wait(0))
  addEventListener('beforeunload', (event) => {
    if (!stopped && isDirty()) event.preventDefault()
  })
}

/** All that the form would send. */
function fieldsOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  return fields.toString()
}

function withRevision(fields: string, revision: string): string {
  const all = new URLSearchParams(fields)
  all.set('revisione', revision)
  return all.toString()
}

/** What the server says, or the status where it says nothing a person could use; throws without network. */
async function send(form: HTMLFormElement, fields: string): Promise<Reply | number> {
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: fields,
  })
  const known = [200, 409, 422].includes(response.status)
  return known ? ((await response.json()) as Reply) : response.status
}
