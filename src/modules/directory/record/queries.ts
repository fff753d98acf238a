import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Database, DbOrTx } from '../../../platform/db/database.ts'

/** Builds subqueries beside one organisation. */
type Beside = ExpressionBuilder<Database, 'organization'>

const identityRows = (eb: Beside) =>
  [
    jsonArrayFrom(
      eb
        .selectFrom('organization_identifier as i')
        .select(['i.identifier_scheme as scheme', 'i.identifier', 'i.valid_from', 'i.valid_to'])
        .whereRef('i.organization_id', '=', 'organization.id')
        .where('i.personal', '=', false)
        // A second lock on rule 2 of the directory: whatever looks like a person's tax code stays inside.
        .where(sql<boolean>`i.identifier !~* '^[a-z]{6}[0-9lmnpqrstuv]{2}[a-z][0-9lmnpqrstuv]{2}[a-z]'`)
        .orderBy('i.identifier_scheme')
        .orderBy('i.valid_to', (order) => order.desc().nullsFirst()),
    ).as('identifiers'),
    jsonArrayFrom(
      eb
        .selectFrom('organization_former_name as f')
        .select(['f.name', 'f.valid_to'])
        .whereRef('f.organization_id', '=', 'organization.id')
        .orderBy('f.valid_to', (order) => order.desc().nullsLast()),
    ).as('formerNames'),
    jsonArrayFrom(
      eb
        .selectFrom('organization_term as t')
        .select(['t.taxonomy', 't.code', 't.origin'])
        .whereRef('t.organization_id', '=', 'organization.id')
        .orderBy('t.taxonomy')
        .orderBy('t.code'),
    ).as('terms'),
    jsonArrayFrom(
      eb
        .selectFrom('translation as x')
        .select(['x.entity_id', 'x.field', 'x.lang', 'x.text', 'x.kind'])
        .whereRef('x.organization_id', '=', 'organization.id'),
    ).as('translations'),
    jsonArrayFrom(
      eb
        .selectFrom('field_assertion as q')
        .select(['q.entity', 'q.entity_id', 'q.field', 'q.source', 'q.source_ref', 'q.asserted_at'])
        .whereRef('q.organization_id', '=', 'organization.id')
        .where('q.superseded_at', 'is', null)
        .orderBy('q.entity')
        .orderBy('q.field'),
    ).as('assertions'),
    jsonArrayFrom(
      eb
        .selectFrom('dead_link as w')
        .select(['w.url', 'w.since'])
        .whereRef('w.organization_id', '=', 'organization.id'),
    ).as('deadLinks'),
  ] as const

const reachRows = (eb: Beside) =>
  [
    jsonArrayFrom(
      eb
        .selectFrom('location as l')
        .selectAll('l')
        .whereRef('l.organization_id', '=', 'organization.id')
        .orderBy('l.is_seat', 'desc')
        .orderBy('l.position')
        .orderBy('l.id'),
    ).as('locations'),
    jsonArrayFrom(
      eb
        .selectFrom('phone as p')
        .selectAll('p')
        .whereRef('p.organization_id', '=', 'organization.id')
        .orderBy('p.position')
        .orderBy('p.id'),
    ).as('phones'),
    jsonArrayFrom(
      eb
        .selectFrom('contact as c')
        .select(['c.service_id', 'c.title', 'c.name', 'c.email', 'c.phone'])
        .whereRef('c.organization_id', '=', 'organization.id')
        .where('c.is_public', '=', true)
        .where((or) =>
          or.or([or('c.name', 'is not', null), or('c.email', 'is not', null), or('c.phone', 'is not', null)]),
        )
        .orderBy('c.position')
        .orderBy('c.id'),
    ).as('contacts'),
    jsonArrayFrom(
      eb
        .selectFrom('schedule as s')
        .selectAll('s')
        .whereRef('s.organization_id', '=', 'organization.id')
        .orderBy('s.valid_from', (order) => order.asc().nullsFirst())
        .orderBy('s.opens_at'),
    ).as('schedules'),
    jsonArrayFrom(
      eb
        .selectFrom('spoken_language as k')
        .select(['k.service_id', 'k.code', 'k.note'])
        .whereRef('k.organization_id', '=', 'organization.id')
        .orderBy('k.code'),
    ).as('languages'),
  ] as const

const doingRows = (eb: Beside) =>
  [
    jsonArrayFrom(
      eb
        .selectFrom('program as g')
        .selectAll('g')
        .whereRef('g.organization_id', '=', 'organization.id')
        .orderBy('g.starts_on', (order) => order.desc().nullsLast())
        .orderBy('g.name'),
    ).as('programs'),
    jsonArrayFrom(
      eb
        .selectFrom('activity as a')
        .selectAll('a')
        .whereRef('a.organization_id', '=', 'organization.id')
        .orderBy('a.starts_on', (order) => order.desc().nullsLast())
        .orderBy('a.name'),
    ).as('activities'),
    jsonArrayFrom(
      eb
        .selectFrom('organization_event as e')
        .select(['e.id', 'e.name', 'e.description', 'e.status', 'e.starts_on', 'e.ends_on'])
        .select(['e.place_id', 'e.place_name', 'e.istat_code', 'e.online_url'])
        .select(['e.free', 'e.fees_description', 'e.booking'])
        .select([
          sql<string | null>`to_char(e.starts_at, 'HH24:MI')`.as('starts_at'),
          sql<string | null>`to_char(e.ends_at, 'HH24:MI')`.as('ends_at'),
        ])
        .whereRef('e.organization_id', '=', 'organization.id')
        .orderBy('e.starts_on')
        .orderBy('e.starts_at', (order) => order.asc().nullsFirst())
        .orderBy('e.name'),
    ).as('events'),
    jsonArrayFrom(
      eb
        .selectFrom('organization_picture as op')
        .innerJoin('picture as pi', 'pi.id', 'op.picture_id')
        .innerJoin('picture_file as pf', 'pf.picture_id', 'pi.id')
        .where('pf.format', '=', 'webp')
        .whereRef('op.organization_id', '=', 'organization.id')
        .groupBy(['op.id', 'pi.id'])
        .select(['op.id', 'op.role', 'op.alt', 'op.credit', 'op.picture_id', 'pi.width', 'pi.height'])
        .select(({ fn }) => fn.agg<number[]>('array_agg', ['pf.width']).as('widths'))
        .orderBy('op.position')
        .orderBy('op.id'),
    ).as('pictures'),
    jsonArrayFrom(
      eb
        .selectFrom('organization_document as od')
        .innerJoin('document as d', 'd.id', 'od.document_id')
        .whereRef('od.organization_id', '=', 'organization.id')
        .select(['od.id', 'od.document_id', 'od.name', 'od.kind', 'od.year', 'd.format', 'd.bytes'])
        .orderBy('od.position')
        .orderBy('od.id'),
    ).as('papers'),
  ] as const

/** One public organisation with everything its page shows; never a personal identifier, never a reserved contact. */
const findRecord = (db: DbOrTx, id: string) =>
  db
    .selectFrom('organization')
    .selectAll('organization')
    .where('id', '=', id)
    .where('visibility', '=', 'public')
    .select((eb) =>
      jsonObjectFrom(
        eb
          .selectFrom('organization_mark as k')
          .select(['k.method', 'k.marked_on as on', 'k.expires_on as until'])
          .whereRef('k.organization_id', '=', 'organization.id'),
      ).as('mark'),
    )
    .select(identityRows)
    .select(reachRows)
    .select(doingRows)
    .executeTakeFirst()

/** The services of an organisation with what a person must know before going; ended ones are left out. */
function listServices(db: DbOrTx, organizationId: string) {
  return db
    .selectFrom('service')
    .selectAll('service')
    .where('organization_id', '=', organizationId)
    .where('status', '!=', 'defunct')
    .where('status', '!=', 'inactive')
    .orderBy('position')
    .orderBy('name')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('service_term as t')
          .select(['t.taxonomy', 't.code'])
          .whereRef('t.service_id', '=', 'service.id')
          .orderBy('t.code'),
      ).as('terms'),
      jsonArrayFrom(
        eb
          .selectFrom('service_at_location as sl')
          .select(['sl.location_id', 'sl.description'])
          .whereRef('sl.service_id', '=', 'service.id'),
      ).as('places'),
      jsonArrayFrom(
        eb
          .selectFrom('cost_option as c')
          .select(['c.option', 'c.amount', 'c.amount_description'])
          .whereRef('c.service_id', '=', 'service.id')
          .orderBy('c.amount'),
      ).as('costs'),
      jsonArrayFrom(
        eb
          .selectFrom('required_document as d')
          .select('d.document')
          .whereRef('d.service_id', '=', 'service.id')
          .orderBy('d.document'),
      ).as('documents'),
      jsonArrayFrom(
        eb
          .selectFrom('service_area as a')
          .select(['a.istat_code', 'a.name'])
          .whereRef('a.service_id', '=', 'service.id')
          .orderBy('a.name'),
      ).as('areas'),
    ])
    .execute()
}

type Loaded = NonNullable<Awaited<ReturnType<typeof findRecord>>>

/** A service as its organisation's page shows it. */
export type ServiceRecord = Awaited<ReturnType<typeof listServices>>[number]

/** Everything that belongs to one organisation and is public. */
export type OrganizationRecord = Loaded & { services: ServiceRecord[] }

/** The record with its services. */
export async function loadRecord(db: DbOrTx, id: string): Promise<OrganizationRecord | undefined> {
  const [record, services] = await Promise.all([findRecord(db, id), listServices(db, id)])
  return record && { ...record, services }
}
