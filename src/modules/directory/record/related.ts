import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { PREPARED } from '../../../platform/db/prepared.ts'

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
  const { rows } = await sql<Related>`${PREPARED}
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
  original_lang: string
  istat_code: string | null
  km: number | null
}

/**
 * Public, active organisations of the same province that share a sector, the nearest first, then those of the same
 * municipality. Distances are on the plane at the place's latitude: right to a percent within a province.
 */
export async function listSimilar(db: DbOrTx, id: string, most = 4): Promise<Similar[]> {
  const { rows } = await sql<Similar>`${PREPARED}
    with here as (
      select istat_code, latitude, longitude, left(istat_code, 3) as province from location
      where organization_id = ${id} and istat_code is not null order by is_seat desc, position limit 1
    ), near as (
      select distinct on (l.organization_id) l.organization_id, l.istat_code, d.km,
        l.istat_code = here.istat_code as same_town
      from here
      join location l on l.istat_code between here.province || '000' and here.province || '999'
        and l.organization_id <> ${id}
      cross join lateral (select 111.2 * sqrt(power(l.latitude - here.latitude, 2)
        + power((l.longitude - here.longitude) * cos(radians(here.latitude)), 2)) as km) d
      order by l.organization_id, d.km nulls last
    ), shared as (
      select near.*, count(*) as common
      from near join organization_term t on t.organization_id = near.organization_id and t.taxonomy = 'sector'
        and t.code in (select code from organization_term where organization_id = ${id} and taxonomy = 'sector')
      group by near.organization_id, near.istat_code, near.km, near.same_town
    )
    select o.slug, o.name, o.type_code, o.original_lang, shared.istat_code, shared.km
    from shared join organization o on o.id = shared.organization_id
      and o.visibility = 'public' and o.merged_into_id is null and o.lifecycle = 'active'
    order by shared.km nulls last, shared.same_town desc, shared.common desc, o.name
    limit ${most}`.execute(db)
  return rows
}
