/** Reveals `<button data-share hidden>` where the browser can share or copy, and does it. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-share]')) {
  const canShare = typeof navigator.share === 'function'
  if (!canShare && !navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const url = location.href
    try {
      if (canShare) await navigator.share({ title: document.title, url })
      else {
        await navigator.clipboard.writeText(url)
        const done = button.dataset.done
        const status = button.nextElementSibling
        if (done && status?.getAttribute('role') === 'status') status.textContent = done
      }
    } catch {
      // The person closed the share sheet: nothing to say.
    }
  })
}

/** `<button data-print hidden>` opens the print dialog. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
