/** What stands at these addresses already, on line or in the files. */
const TAKEN = ['', 'notizie', 'index', 'file']
const LONGEST = 60

/** A part of an address made from a title, unlike those in use; titles of other scripts have a plain one. */
export function freeSlug(title: string, used: readonly string[]): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  const stem = plain || 'pagina'
  const taken = new Set([...TAKEN, ...used])
  if (!taken.has(stem)) return stem
  for (let number = 2; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`
}

interface Addressed {
  values: Record<string, string>
}

/** The same things, each at an address of its own: two people may have made the same one at once. */
export function withOwnSlugs<Thing extends Addressed>(things: readonly Thing[]): Thing[] {
  const used: string[] = []
  return things.map((thing) => {
    const slug = thing.values.slug ?? ''
    const own = used.includes(slug) ? freeSlug(slug, used) : slug
    used.push(own)
    return own === slug ? thing : { ...thing, values: { ...thing.values, slug: own } }
  })
}
