/** Moves the submit button of the feedback block out of the way: choosing a star sends the vote; keyboards keep the button. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-feedback]')) {
  form.addEventListener('pointerup', (event) => {
    const label = event.target instanceof Element ? event.target.closest('label') : null
    if (!label) return
    setTimeout(() => form.requestSubmit(), 150)
  })
}
