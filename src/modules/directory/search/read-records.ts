import type { DbOrTx } from '../../../platform/db/database.ts'

/** Everything of some public records that the search knows, one list for each table. */
export async function readRecords(db: DbOrTx, ids: readonly string[]) {
  const of = [...ids]
  return {
    organizations: await publicOrganizations(db, of),
    formerNames: await db
      .selectFrom('organization_former_name')
      .where('organization_id', 'in', of)
      .select(['organization_id', 'name'])
      .execute(),
    identifiers: await db
      .selectFrom('organization_identifier')
      .where('organization_id', 'in', of)
      .where('personal', '=', false)
      .select(['organization_id', 'identifier'])
      .execute(),
    terms: await db
      .selectFrom('organization_term')
      .where('organization_id', 'in', of)
      .select(['organization_id', 'taxonomy', 'code'])
      .execute(),
    serviceTerms: await db
      .selectFrom('service_term')
      .innerJoin('service', 'service.id', 'service_term.service_id')
      .where('service.organization_id', 'in', of)
      .where('service.status', '<>', 'defunct')
      .select(['service.organization_id', 'service_term.taxonomy', 'service_term.code'])
      .execute(),
    services: await services(db, of),
    doings: await doings(db, of),
    locations: await locations(db, of),
    schedules: await schedules(db, of),
    languages: await db
      .selectFrom('spoken_language')
      .where('organization_id', 'in', of)
      .select(['organization_id', 'code'])
      .execute(),
    translations: await db
      .selectFrom('translation')
      .where('organization_id', 'in', of)
      .select(['organization_id', 'entity', 'entity_id', 'field', 'lang', 'text'])
      .execute(),
  }
}
export type Records = Awaited<ReturnType<typeof readRecords>>

const publicOrganizations = (db: DbOrTx, ids: string[]) =>
  db
    .selectFrom('organization')
    .where('id', 'in', ids)
    .where('visibility', '=', 'public')
    .where('merged_into_id', 'is', null)
    .select([
      'id',
      'slug',
      'name',
      'alternate_name',
      'type_code',
      'description',
      'purpose',
      'original_lang',
      'lifecycle',
      'verified_at',
      'updated_at',
    ])
    .execute()

const services = (db: DbOrTx, ids: string[]) =>
  db
    .selectFrom('service')
    .where('organization_id', 'in', ids)
    .where('status', '<>', 'defunct')
    .orderBy('position')
    .select(['id', 'organization_id', 'name', 'description', 'eligibility_description', 'free'])
    .execute()

/** Programmes, projects and activities. */
const doings = (db: DbOrTx, ids: string[]) =>
  db
    .selectFrom('program')
    .where('organization_id', 'in', ids)
    .select(['organization_id', 'name', 'description'])
    .unionAll(
      db
        .selectFrom('activity')
        .where('organization_id', 'in', ids)
        .select(['organization_id', 'name', 'description']),
    )
    .execute()

const locations = (db: DbOrTx, ids: string[]) =>
  db
    .selectFrom('location')
    .where('organization_id', 'in', ids)
    .orderBy('position')
    .select([
      'organization_id',
      'istat_code',
      'locality',
      'latitude',
      'longitude',
      'wheelchair',
      'address_1',
      'name',
    ])
    .execute()

const schedules = (db: DbOrTx, ids: string[]) =>
  db
    .selectFrom('schedule')
    .where('organization_id', 'in', ids)
    .select([
      'organization_id',
      'service_id',
      'location_id',
      'freq',
      'byday',
      'opens_at',
      'closes_at',
      'valid_from',
      'valid_to',
      'closed',
    ])
    .execute()
