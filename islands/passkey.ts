/** `<form data-passkey="create|get" data-options="ADDRESS">`: asks the device for a passkey and sends its answer. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const status = form.querySelector<HTMLElement>('[role=status]')
    if (typeof PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function') {
      if (status) status.textContent = status.dataset.missing ?? ''
      return
    }
    answer(form).catch(() => {
      if (status) status.textContent = status.dataset.failed ?? ''
    })
  })
}

async function answer(form: HTMLFormElement): Promise<void> {
  const asked = await fetch(form.dataset.options ?? '', { method: 'POST' })
  if (!asked.ok) throw new Error(`status ${asked.status}`)
  const { attempt, options } = await asked.json()
  const credential =
    form.dataset.passkey === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        })
  fill(form, 'attempt', attempt)
  fill(form, 'answer', JSON.stringify(credential))
  form.submit()
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}
