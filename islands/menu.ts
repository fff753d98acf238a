/** Makes the small-screen menu link a real button that opens and closes the navigation; without it the link's target opens. */
const link = document.querySelector<HTMLAnchorElement>('.menu-opener')
const menu = document.getElementById('menu')

if (link && menu) {
  const show = (open: boolean) => {
    menu.classList.toggle('open', open)
    link.setAttribute('aria-expanded', String(open))
  }
  link.setAttribute('role', 'button')
  link.setAttribute('aria-controls', 'menu')
  show(location.hash === '#menu')
  if (location.hash === '#menu') history.replaceState(null, '', location.pathname + location.search)
  link.addEventListener('click', (event) => {
    event.preventDefault()
    const open = !menu.classList.contains('open')
    show(open)
    if (open) menu.querySelector('a')?.focus()
  })
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault()
      link.click()
    }
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.classList.contains('open')) {
      show(false)
      link.focus()
    }
  })
  menu.querySelector('.menu-closer')?.addEventListener('click', (event) => {
    event.preventDefault()
    show(false)
    link.focus()
  })
}
