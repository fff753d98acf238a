import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { anyOf } from './visible.ts'

/**
 * Everything public that belongs to these organisations, in one query a table whatever their number. Personal
 * identifiers (marked so, or tax codes of 16 characters), contacts not meant for the public and identifiers no longer
 * valid stay out.
 */
export async function readParts(db: DbOrTx, organizationIds: readonly string[]) {
  const [own, ofServices] = await Promise.all([
    readOwn(db, organizationIds),
    readServices(db, organizationIds),
  ])
  return { ...own, ...ofServices }
}
export type Parts = Awaited<ReturnType<typeof readParts>>

async function readOwn(db: DbOrTx, ids: readonly string[]) {
  const of = anyOf(ids)
  const [identifiers, terms, locations, programs, phones, contacts, schedules, languages, assertions] =
    await Promise.all([
      db
        .selectFrom('organization_identifier')
        .selectAll()
        .where('organization_id', '=', of)
        .where('personal', '=', false)
        .where(sql<boolean>`not (identifier_scheme = 'IT-CF' and length(identifier) = 16)`)
        .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', sql<string>`current_date`)]))
        .orderBy('identifier_scheme')
        .execute(),
      db.selectFrom('organization_term').selectAll().where('organization_id', '=', of).execute(),
      db
        .selectFrom('location')
        .selectAll()
        .where('organization_id', '=', of)
        .orderBy('is_seat', 'desc')
        .orderBy('position')
        .execute(),
      db.selectFrom('program').selectAll().where('organization_id', '=', of).execute(),
      db.selectFrom('phone').selectAll().where('organization_id', '=', of).orderBy('position').execute(),
      db
        .selectFrom('contact')
        .selectAll()
        .where('organization_id', '=', of)
        .where('is_public', '=', true)
        .orderBy('position')
        .execute(),
      db.selectFrom('schedule').selectAll().where('organization_id', '=', of).execute(),
      db.selectFrom('spoken_language').selectAll().where('organization_id', '=', of).execute(),
      db
        .selectFrom('field_assertion')
        .select(['id', 'entity', 'entity_id', 'field', 'source', 'source_ref', 'asserted_at'])
        .where('organization_id', '=', of)
        .where('superseded_at', 'is', null)
        .execute(),
    ])
  return { identifiers, terms, locations, programs, phones, contacts, schedules, languages, assertions }
}

async function readServices(db: DbOrTx, ids: readonly string[]) {
  const of = anyOf(ids)
  const ownServices = db.selectFrom('service').select('id').where('organization_id', '=', of)
  const [services, serviceTerms, atLocations, costs, documents, areas] = await Promise.all([
    db.selectFrom('service').selectAll().where('organization_id', '=', of).orderBy('position').execute(),
    db.selectFrom('service_term').selectAll().where('service_id', 'in', ownServices).execute(),
    db.selectFrom('service_at_location').selectAll().where('service_id', 'in', ownServices).execute(),
    db.selectFrom('cost_option').selectAll().where('service_id', 'in', ownServices).execute(),
    db.selectFrom('required_document').selectAll().where('service_id', 'in', ownServices).execute(),
    db.selectFrom('service_area').selectAll().where('service_id', 'in', ownServices).execute(),
  ])
  return { services, serviceTerms, atLocations, costs, documents, areas }
}
