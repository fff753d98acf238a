/** Reveals `<button data-shows="ID" hidden>`, which shows and hides what is typed in that password field. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-shows]')) {
  const field = document.getElementById(button.dataset.shows ?? '')
  if (!(field instanceof HTMLInputElement)) continue
  button.hidden = false
  const show = (shown: boolean) => {
    field.type = shown ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(shown))
  }
  button.addEventListener('click', () => show(field.type === 'password'))
  // A field of text would be offered again by the browser; it is hidden before it is sent.
  field.form?.addEventListener('submit', () => show(false))
}
