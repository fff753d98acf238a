import { sql } from 'kysely'
import type { Db } from '../../../src/platform/db/database.ts'
import { plain } from './judge.ts'

/** What a record is judged by, read from the tables of the directory and not from those of its search. */
export interface JudgeRecord {
  slug: string
  name: string
  taxCode: string | undefined
  /** All its names, as `plain` makes them. */
  names: readonly string[]
  offers: readonly string[]
  /** `taxonomy:code` of the body and of its services, wider areas included; `language:zh`; `free:`. */
  codes: ReadonlySet<string>
  places: readonly { istat: string; locality: string; point?: { lat: number; lon: number } }[]
}

interface Row {
  id: string
  slug: string
  name: string
  tax_code: string | null
  names: string[]
  offers: string[] | null
  codes: string[] | null
  places: { istat: string | null; locality: string | null; lat: number | null; lon: number | null }[] | null
}

/** The records a person at the desk would show, by id: bodies that have closed are no answer. */
export async function judgeRecords(db: Db): Promise<Map<string, JudgeRecord>> {
  const { rows } = await sql<Row>`
    with said as (
      select organization_id as id, taxonomy || ':' || code as code, taxonomy, code as bare from organization_term
      union select organization_id, taxonomy || ':' || service_term.code, taxonomy, service_term.code
        from service join service_term on service_id = service.id
      union select organization_id, 'language:' || code, 'language', code from spoken_language
      union select organization_id, 'free:', 'free', '' from service where free
      union select id, 'type:' || type_code, 'type', type_code from organization where type_code is not null),
    wider as (select id, code from said union
      select said.id, parent.taxonomy || ':' || parent.code from said
        join taxonomy_term term on term.taxonomy = said.taxonomy and term.code = said.bare
        join taxonomy_term parent on parent.id = term.parent_id),
    coded as (select id, array_agg(code) as codes from wider group by id),
    placed as (select organization_id as id, json_agg(json_build_object(
      'istat', istat_code, 'locality', locality, 'lat', latitude, 'lon', longitude)) as places from location group by 1),
    offered as (select organization_id as id, array_agg(name) as offers from service group by 1),
    former as (select organization_id as id, array_agg(name) as names from organization_former_name group by 1)
    select o.id, o.slug, o.name, i.identifier as tax_code, codes, places, offers,
      array_remove(array[o.name, o.alternate_name], null) || coalesce(former.names, '{}') as names
    from organization o
      left join organization_identifier i on i.organization_id = o.id and i.identifier_scheme = 'IT-CF'
      left join coded on coded.id = o.id left join placed on placed.id = o.id
      left join offered on offered.id = o.id left join former on former.id = o.id
    where o.lifecycle <> 'dissolved' and o.visibility = 'public'`.execute(db)
  return new Map(rows.map((row) => [row.id, recordOf(row)]))
}

const recordOf = (row: Row): JudgeRecord => ({
  slug: row.slug,
  name: row.name,
  taxCode: row.tax_code ?? undefined,
  names: row.names.map(plain),
  offers: (row.offers ?? []).map(plain),
  codes: new Set(row.codes),
  places: (row.places ?? []).map(({ istat, locality, lat, lon }) => ({
    istat: istat ?? '',
    locality: locality ?? '',
    ...(lat !== null && lon !== null && { point: { lat, lon } }),
  })),
})
