import type { Draft } from './draft.ts'

/** A public address for each body, in the same order; namesakes get their municipality, then a number. */
export function slugs(drafts: readonly Draft[]): string[] {
  const taken = new Set<string>()
  return drafts.map((draft) => {
    const base = slug(draft.name) || slug(draft.key)
    const place = `${base}-${slug(draft.municipality.name)}`
    const free = [base, place, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${place}-${n}`)].find(
      (one) => !taken.has(one),
    )
    if (!free) throw new Error(`too many bodies are called ${draft.name}`)
    taken.add(free)
    return free
  })
}

/** Latin letters and digits of a name, without accents, at most 80. */
const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
