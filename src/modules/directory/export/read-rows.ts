import type { DbOrTx } from '../../../platform/db/database.ts'
import { anyOf, isShown } from './visible.ts'

/** Organisations that everybody may see, of those asked for; a parent that they may not see is not named. */
export const listShownOrganizations = (db: DbOrTx, ids: readonly string[]) =>
  db
    .selectFrom('organization')
    .leftJoin('organization as parent', (join) =>
      join
        .onRef('parent.id', '=', 'organization.parent_organization_id')
        .on('parent.visibility', '=', 'public')
        .on('parent.merged_into_id', 'is', null),
    )
    .selectAll('organization')
    .select('parent.id as parent_organization_id')
    .where('organization.id', '=', anyOf(ids))
    .where(isShown)
    .execute()

/** Services by identifier. */
export const listServices = (db: DbOrTx, ids: readonly string[]) =>
  db.selectFrom('service').selectAll().where('id', '=', anyOf(ids)).execute()

/** Programmes and projects by identifier. */
export const listPrograms = (db: DbOrTx, ids: readonly string[]) =>
  db.selectFrom('program').selectAll().where('id', '=', anyOf(ids)).execute()

/** Places by identifier. */
export const listLocations = (db: DbOrTx, ids: readonly string[]) =>
  db.selectFrom('location').selectAll().where('id', '=', anyOf(ids)).execute()

/** Services at their places by identifier. */
export const listServicesAtLocations = (db: DbOrTx, ids: readonly string[]) =>
  db.selectFrom('service_at_location').selectAll().where('id', '=', anyOf(ids)).execute()

/** Texts of these organisations in one language, where they were translated. */
export const listTranslations = (db: DbOrTx, organizationIds: readonly string[], lang: string) =>
  db
    .selectFrom('translation')
    .select(['entity', 'entity_id', 'field', 'text'])
    .where('organization_id', '=', anyOf(organizationIds))
    .where('lang', '=', lang)
    .execute()

type RowOf<Query extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Query>>[number]
export type OrganizationRow = RowOf<typeof listShownOrganizations>
export type ServiceRow = RowOf<typeof listServices>
export type ProgramRow = RowOf<typeof listPrograms>
export type LocationRow = RowOf<typeof listLocations>
export type ServiceAtLocationRow = RowOf<typeof listServicesAtLocations>
export type TranslationRow = RowOf<typeof listTranslations>
