import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'

/** One record as exports give it: public facts only. */
export interface ExportRow {
  id: string
  slug: string
  name: string
  type: string | null
  areas: readonly string[]
  sectors: readonly string[]
  beneficiaries: readonly string[]
  languages: readonly string[]
  description: string | null
  descriptionLang: string
  istat: string | null
  locality: string | null
  address: string | null
  postalCode: string | null
  latitude: number | null
  longitude: number | null
  phone: string | null
  email: string | null
  website: string | null
  identifiers: readonly { scheme: string; value: string }[]
  createdAt: Date
  updatedAt: Date
}

/** Records in the order of the ids, in the language asked where there is a translation. Personal tax codes stay out. */
export async function readRows(db: DbOrTx, ids: readonly string[], lang: string): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select o.id, o.slug, o.name, o.type_code as type, s.areas, s.sectors, s.beneficiaries, s.languages,
      coalesce(t.text, o.description) as description,
      case when t.text is null then o.original_lang else ${lang} end as "descriptionLang",
      l.istat_code as istat, l.locality, l.address_1 as address, l.postal_code as "postalCode", l.latitude, l.longitude,
      (select number from phone where phone.organization_id = o.id and phone.type <> 'fax'
        order by position, id limit 1) as phone,
      o.email, o.website,
      coalesce((select json_agg(json_build_object('scheme', identifier_scheme, 'value', identifier)
          order by identifier_scheme, identifier)
        from organization_identifier i where i.organization_id = o.id and not i.personal and i.valid_to is null),
        '[]') as identifiers,
      o.created_at as "createdAt", o.updated_at as "updatedAt"
    from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, at)
    join organization o on o.id = asked.id and o.visibility = 'public' and o.merged_into_id is null
    join organization_search s on s.organization_id = o.id
    left join translation t on t.entity = 'organization' and t.entity_id = o.id
      and t.field = 'description' and t.lang = ${lang}
    left join lateral (select * from location where location.organization_id = o.id
      order by is_seat desc, position limit 1) l on true
    order by asked.at`.execute(db)
  return rows
}

/** Records read at once by an export. */
const BATCH = 500

/** The same for any number of records, a few at a time. */
export async function* readAllRows(
  db: DbOrTx,
  ids: readonly string[],
  lang: string,
): AsyncGenerator<ExportRow> {
  for (let at = 0; at < ids.length; at += BATCH) yield* await readRows(db, ids.slice(at, at + BATCH), lang)
}
