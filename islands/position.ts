/** Shows `[data-near-me]` where the browser can tell where it is, and puts that place into the search after consent. */
for (const box of document.querySelectorAll<HTMLElement>('[data-near-me]')) {
  const button = box.querySelector('button')
  const status = box.querySelector('[role=status]')
  const field = document.querySelector<HTMLInputElement>('input[name=vicino]')
  if (!button || !status || !field || !navigator.geolocation || !isSecureContext) continue
  const say = (name: 'wait' | 'refused' | 'failed') => {
    status.textContent = box.dataset[name] ?? ''
  }
  box.hidden = false
  button.addEventListener('click', () => {
    say('wait')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // Three decimals are about 100 m.
        field.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`
        field.form?.requestSubmit()
      },
      (error) => {
        say(error.code === error.PERMISSION_DENIED ? 'refused' : 'failed')
        field.focus()
      },
      { timeout: 10_000, maximumAge: 60_000 },
    )
  })
}
