/** Offers what the words in `<input data-suggest>` may become while they are typed: an editable combobox (WAI-ARIA APG). */
interface Option {
  text: string
  lang?: string
  href: string
  q?: string
  note?: string
  as?: { text: string; lang: string }
}
interface Answer {
  groups: { title: string; options: Option[] }[]
  said: string
}

/** Milliseconds without a key before the server is asked. */
const PAUSE = 120
/** Time for the list to be drawn before its length is said, so that screen readers do not talk over the keys. */
const HUSH = 600

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) combobox(input)

function combobox(input: HTMLInputElement): void {
  const list = element('div', 'suggestions')
  const status = element('p', 'visually-hidden')
  let options: { node: HTMLElement; option: Option }[] = []
  let at = -1
  let pause = 0
  let hush = 0
  let asked: AbortController | undefined

  list.id = `${input.id}-list`
  list.hidden = true
  set(list, 'role', 'listbox')
  set(list, 'aria-label', input.dataset.suggestLabel ?? '')
  set(status, 'role', 'status')
  input.after(list, status)
  set(input, 'role', 'combobox')
  set(input, 'aria-autocomplete', 'list')
  set(input, 'aria-expanded', 'false')
  set(input, 'aria-controls', list.id)

  const close = () => {
    clearTimeout(pause)
    clearTimeout(hush)
    asked?.abort()
    list.hidden = true
    list.textContent = status.textContent = ''
    set(input, 'aria-expanded', 'false')
    options = []
    mark(-1)
  }

  const mark = (next: number) => {
    at = next
    input.removeAttribute('aria-activedescendant')
    for (const [place, { node }] of options.entries()) {
      set(node, 'aria-selected', String(place === at))
      if (place !== at) continue
      set(input, 'aria-activedescendant', node.id)
      node.scrollIntoView({ block: 'nearest' })
    }
  }

  const choose = ({ q, href }: Option) => {
    close()
    if (q === undefined) return location.assign(href)
    input.value = q
    input.form?.requestSubmit()
  }

  const show = ({ groups, said }: Answer) => {
    close()
    for (const { title, options: lines } of groups) {
      const group = list.appendChild(element('div', 'suggestion-group'))
      const name = group.appendChild(element('div', 'suggestion-title', title))
      name.id = `${list.id}-${list.childElementCount}`
      set(group, 'role', 'group')
      set(group, 'aria-labelledby', name.id)
      for (const option of lines) {
        const node = group.appendChild(line(option))
        node.id = `${list.id}-option-${options.length}`
        node.addEventListener('click', () => choose(option))
        options.push({ node, option })
      }
    }
    mark(-1)
    list.hidden = options.length === 0
    set(input, 'aria-expanded', String(!list.hidden))
    hush = setTimeout(() => {
      status.textContent = said
    }, HUSH)
  }

  const ask = async () => {
    asked?.abort()
    const mine = new AbortController()
    asked = mine
    const q = input.value.trim()
    if (!q) return close()
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q })}`, {
        signal: mine.signal,
      })
      const found: Answer = answer.ok ? await answer.json() : { groups: [], said: '' }
      if (asked === mine && document.activeElement === input) show(found)
    } catch {
      // The next letter came, or the connection is gone: what is typed can be searched all the same.
      if (asked === mine) close()
    }
  }

  const askSoon = () => {
    clearTimeout(pause)
    pause = setTimeout(ask, PAUSE)
  }

  input.addEventListener('input', (event) => {
    // A keyboard with an input method types sounds first. On phones every word is typed so, also an Italian one.
    if ((event as InputEvent).isComposing && !matchMedia('(pointer: coarse)').matches) return close()
    mark(-1)
    askSoon()
  })
  input.addEventListener('compositionend', askSoon)

  input.addEventListener('keydown', (event) => {
    // 229: Safari says no longer that it composes when Enter takes what was composed.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.shiftKey) return
    const { key } = event
    const last = options.length - 1
    const open = last >= 0
    const chosen = options[at]
    if (key === 'ArrowDown' && !open) askSoon()
    else if (key === 'ArrowDown' && open) mark(at === last ? -1 : at + 1)
    else if (key === 'ArrowUp' && open) mark(at === -1 ? last : at - 1)
    else if (key === 'Home' && at >= 0) mark(0)
    else if (key === 'End' && at >= 0) mark(last)
    else if (key === 'Escape' && open) close()
    else if (key === 'Enter' && chosen) choose(chosen.option)
    else return key.startsWith('Arrow') ? mark(-1) : undefined
    event.preventDefault()
  })
  // A press would take the focus from the box, and close the list before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  input.addEventListener('blur', close)
  addEventListener('pagehide', close)
}

function line({ text, lang, note, as }: Option): HTMLElement {
  const node = element('div', 'suggestion')
  set(node, 'role', 'option')
  const add = (name: string, said: string, language?: string) => {
    const span = element('span', `suggestion-${name}`, said)
    span.dir = 'auto'
    if (language) span.lang = language
    node.append(span, ' ')
  }
  add('text', text, lang)
  if (as) add('as', as.text, as.lang)
  if (note) add('note', note)
  return node
}

function set(node: Element, name: string, value: string): void {
  node.setAttribute(name, value)
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag)
  node.className = className
  node.textContent = text
  return node
}
