import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'

/** Longest part of a name that goes into an address. */
const LONGEST = 70

/** A text as part of an address: `Società "L'Alba"` is `societa-l-alba`; letters without a Latin base are left out. */
function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (slug.length <= LONGEST) return slug
  return slug.slice(0, LONGEST).replace(/-[^-]*$/, '')
}

/** Who wants an address: by name, by name and municipality when that is taken, else with the end of the id. */
export interface SlugWish {
  id: string
  name: string
  municipality?: string | undefined
}

/** A free address for each, never one that another record ever had; in the given order, so that the first gets the shortest. */
export async function freeSlugs(tx: DbOrTx, wishes: readonly SlugWish[]): Promise<Map<string, string>> {
  const options = wishes.map((wish) => ({ id: wish.id, slugs: slugOptions(wish) }))
  const asked = [...new Set(options.flatMap(({ slugs }) => slugs))]
  const own = wishes.map(({ id }) => id)
  const { rows } = await sql<{ slug: string }>`
    select slug from organization where slug = any(${asked}) and id <> all(${own}::uuid[])
    union select slug from slug_redirect where slug = any(${asked}) and organization_id <> all(${own}::uuid[])`.execute(
    tx,
  )
  const taken = new Set(rows.map(({ slug }) => slug))
  const chosen = new Map<string, string>()
  for (const { id, slugs } of options) {
    const slug = slugs.find((option) => !taken.has(option)) ?? id
    taken.add(slug)
    chosen.set(id, slug)
  }
  return chosen
}

function slugOptions({ id, name, municipality }: SlugWish): string[] {
  const base = slugOf(name) || 'ente'
  const place = municipality ? slugOf(municipality).slice(0, 20).replace(/-$/, '') : ''
  const placed = place && !base.endsWith(place) ? `${base}-${place}` : base
  return [...new Set([base, placed, `${placed}-${id.slice(-6)}`])]
}
