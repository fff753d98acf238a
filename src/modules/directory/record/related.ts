import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'

/** How another organisation stands to this one. */
export type RelatedKind = 'parent' | 'child' | 'network' | 'member' | 'branch_of' | 'branch' | 'partner'

/** A link to another public record. */
export interface Related {
  kind: RelatedKind
  slug: string
  name: string
  original_lang: string
}

const MOST = 24

/** Parent, networks, members, branches and partners of an organisation, as far as they are public. */
export async function listRelated(db: DbOrTx, id: string): Promise<Related[]> {
  const { rows } = await sql<Related>`
    select distinct k.kind, o.slug, o.name, o.original_lang from (
      select 'parent' as kind, parent_organization_id as id from organization where id = ${id}
      union all select 'child', id from organization where parent_organization_id = ${id}
      union all select case kind when 'member_of' then 'network' else kind end, related_organization_id
        from organization_relation where organization_id = ${id}
      union all select case kind when 'member_of' then 'member' when 'branch_of' then 'branch' else kind end,
        organization_id from organization_relation where related_organization_id = ${id}
    ) k join organization o on o.id = k.id and o.visibility = 'public' and o.merged_into_id is null
    order by k.kind, o.name limit ${MOST}`.execute(db)
  return rows
}

/** Another organisation that does the same, with where it is and how far, when both places are known. */
export interface Similar {
  slug: string
  name: string
  type_code: string | null
  description: string | null
  original_lang: string
  istat_code: string | null
  km: number | null
}

/**
 * Public, active organisations that share a sector, the nearest first, else those of the same municipality.
 * Distances are on the plane at the place's latitude: right to a percent within a province.
 */
export async function listSimilar(db: DbOrTx, id: string, most = 4): Promise<Similar[]> {
  const { rows } = await sql<Similar>`
    with here as (
      select istat_code, latitude, longitude from location
      where organization_id = ${id} order by is_seat desc, position limit 1
    ), shared as (
      select other.organization_id, count(*) as common
      from organization_term mine
      join organization_term other on other.taxonomy = mine.taxonomy and other.code = mine.code
        and other.organization_id <> mine.organization_id
      where mine.organization_id = ${id} and mine.taxonomy = 'sector'
      group by other.organization_id
    )
    select o.slug, o.name, o.type_code, left(o.description, 400) as description, o.original_lang,
      l.istat_code, d.km
    from shared
    join organization o on o.id = shared.organization_id
      and o.visibility = 'public' and o.merged_into_id is null and o.lifecycle = 'active'
    left join lateral (
      select istat_code, latitude, longitude from location
      where organization_id = o.id order by is_seat desc, position limit 1
    ) l on true
    left join here on true
    cross join lateral (select 111.2 * sqrt(power(l.latitude - here.latitude, 2)
      + power((l.longitude - here.longitude) * cos(radians(here.latitude)), 2)) as km) d
    order by d.km nulls last, l.istat_code is not distinct from here.istat_code desc, shared.common desc, o.name
    limit ${most}`.execute(db)
  return rows
}
