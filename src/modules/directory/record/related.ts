import { type RawBuilder, sql } from 'kysely'
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
  const { rows } = await sql<Related>`${PREPARED} ${relatedRows(id)}`.execute(db)
  return rows
}

/** The same as a part of another statement. */
export const relatedRows = (id: string) => sql`
  select distinct k.kind, o.slug, o.name, o.original_lang from (
    select 'parent' as kind, parent_organization_id as id from organization where id = ${id}
    union all select 'child', id from organization where parent_organization_id = ${id}
    union all select case kind when 'member_of' then 'network' else kind end, related_organization_id
      from organization_relation where organization_id = ${id}
    union all select case kind when 'member_of' then 'member' when 'branch_of' then 'branch' else kind end,
      organization_id from organization_relation where related_organization_id = ${id}
  ) k join organization o on o.id = k.id and o.visibility = 'public' and o.merged_into_id is null
  order by k.kind, o.name limit ${sql.raw(String(MOST))}`

/** Another organisation that does the same, with where it is and how far, when both places are known. */
export interface Similar {
  id: string
  /** Of its row of the search, when it has one: another one when anything of it changed. */
  stamp: number | null
  slug: string
  name: string
  type_code: string | null
  original_lang: string
  istat_code: string | null
  km: number | null
}

/** Places looked at around one before its whole province is. */
const AROUND = sql.raw('200')
/** A degree of longitude in degrees of latitude, in the middle of Italy: what `location_point` measures with. */
const POINT = sql.raw('point(longitude * 0.74, latitude)')

/**
 * Public, active organisations of the same province that share a sector, the nearest first, then those of the same
 * municipality. Distances are on the plane at the place's latitude: right to a percent within a province. The whole
 * province is looked at only where the nearest places, or those of the town where it has no point, are not enough.
 */
export async function listSimilar(db: DbOrTx, id: string, most = 4): Promise<Similar[]> {
  const { rows } = await sql<Similar>`${PREPARED}
    with here as materialized (
      select istat_code, latitude, longitude, left(istat_code, 3) as province,
        array(select code from organization_term where organization_id = ${id} and taxonomy = 'sector') as sectors
      from location where organization_id = ${id} and istat_code is not null
      order by is_seat desc, position limit 1
    ), around as materialized (
      select nearest.* from here cross join lateral (
        select organization_id, istat_code, latitude, longitude from location where latitude is not null
        order by ${POINT} <-> point(here.longitude * 0.74, here.latitude) limit ${AROUND}) nearest
      where here.latitude is not null
      union all
      select l.organization_id, l.istat_code, l.latitude, l.longitude
      from here join location l on l.istat_code = here.istat_code where here.latitude is null
    ), first as materialized (
      ${alike(
        id,
        sql`around`,
        sql`cross join lateral (select count(*) as common from organization_term t
          where t.organization_id = near.organization_id and t.taxonomy = 'sector' and t.code = any(near.sectors))`,
      )} limit ${most}
    ), enough as materialized (select count(*) = ${most} as found from first)
    select * from first where (select found from enough)
    union all
    select * from (${alike(
      id,
      sql`(select l.* from here h
        join location l on l.istat_code between h.province || '000' and h.province || '999')`,
      sql`join (select t.organization_id, count(*) as common from here h
          join organization_term t on t.taxonomy = 'sector' and t.code = any(h.sectors)
          group by t.organization_id offset 0)`,
      sql`on shared.organization_id = near.organization_id`,
    )} limit ${most}) wide where not (select found from enough)
    order by nth`.execute(db)
  return rows
}

/** Those of some places that are alike, in the order they are shown; how many sectors they share is joined in. */
const alike = (id: string, places: RawBuilder<unknown>, shared: RawBuilder<unknown>, on = sql``) => sql`
  select o.id, s.stamp, o.slug, o.name, o.type_code, o.original_lang, near.istat_code, near.km,
    row_number() over (order by near.km nulls last, near.same_town desc, shared.common desc, o.name) as nth
  from (
    select distinct on (l.organization_id) l.organization_id, l.istat_code, d.km, here.sectors,
      l.istat_code = here.istat_code as same_town
    from here join ${places} l on left(l.istat_code, 3) = here.province and l.organization_id <> ${id}
    cross join lateral (select 111.2 * sqrt(power(l.latitude - here.latitude, 2)
      + power((l.longitude - here.longitude) * cos(radians(here.latitude)), 2)) as km) d
    order by l.organization_id, d.km nulls last
  ) near
  ${shared} shared ${on}
  join organization o on o.id = near.organization_id
    and o.visibility = 'public' and o.merged_into_id is null and o.lifecycle = 'active'
  left join organization_search s on s.organization_id = o.id
  where shared.common > 0
  order by nth`
