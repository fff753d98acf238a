/** Name by which robots.txt may speak of us. */
const OUR_NAME = 'tessuto'

interface Rule {
  allow: boolean
  pattern: string
}

/** Whether a robots.txt lets us ask for a path (RFC 9309): our own group, else that for all; the longest rule holds. */
export function robotsAllow(robots: string, path: string): boolean {
  const groups = readGroups(robots)
  const rules = groups.get(OUR_NAME) ?? groups.get('*') ?? []
  const fitting = rules.filter(({ pattern }) => fits(pattern, path))
  const longest = Math.max(0, ...fitting.map(({ pattern }) => pattern.length))
  const strongest = fitting.filter(({ pattern }) => pattern.length === longest)
  return strongest.length === 0 || strongest.some(({ allow }) => allow)
}

function readGroups(robots: string): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>()
  let names: string[] = []
  let isOpen = false
  for (const line of robots.split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? []
    const said = value.trim()
    if (/^user-agent$/i.test(key)) {
      names = isOpen ? [...names, said.toLowerCase()] : [said.toLowerCase()]
      isOpen = true
      for (const name of names) if (!groups.has(name)) groups.set(name, [])
    } else if (/^(dis)?allow$/i.test(key)) {
      isOpen = false
      const rule = { allow: /^allow$/i.test(key), pattern: said }
      if (said !== '') for (const name of names) groups.get(name)?.push(rule)
    }
  }
  return groups
}

/** `*` stands for anything, `$` at the end for the end; compared part by part, without regular expressions. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [first = '', ...rest] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  const last = rest.at(-1)
  if (!isWhole) return true
  return last === undefined ? at === path.length : path.endsWith(last)
}
