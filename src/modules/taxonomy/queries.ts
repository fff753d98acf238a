import type { DbOrTx } from '../../platform/db/database.ts'

/** Number that grows with every change of the code lists. */
export async function findVersion(db: DbOrTx): Promise<number> {
  const row = await db.selectFrom('taxonomy_state').select('version').executeTakeFirst()
  return row?.version ?? 0
}

/** All taxonomies with their names, in order. */
export async function listTaxonomies(db: DbOrTx) {
  const [taxonomies, names] = await Promise.all([
    db.selectFrom('taxonomy').selectAll().orderBy('position').execute(),
    db.selectFrom('taxonomy_name').selectAll().execute(),
  ])
  return taxonomies.map(({ code, id }) => ({
    code,
    id,
    names: names.filter(({ taxonomy }) => taxonomy === code),
  }))
}

/** All terms, also the ended ones, in the order of their lists. */
export function listTerms(db: DbOrTx) {
  return db
    .selectFrom('taxonomy_term')
    .leftJoin('taxonomy_term as parent', 'parent.id', 'taxonomy_term.parent_id')
    .innerJoin('taxonomy', 'taxonomy.code', 'taxonomy_term.taxonomy')
    .select(['taxonomy_term.id', 'taxonomy_term.taxonomy', 'taxonomy_term.code', 'taxonomy_term.position'])
    .select(['taxonomy_term.valid_from as validFrom', 'taxonomy_term.valid_to as validTo'])
    .select(['parent.taxonomy as parentTaxonomy', 'parent.code as parentCode'])
    .orderBy('taxonomy.position')
    .orderBy('taxonomy_term.position')
    .orderBy('taxonomy_term.code')
    .execute()
}

/** The wider term of each term that has one; cheap enough to be asked in every transaction. */
export function listParents(db: DbOrTx) {
  return db
    .selectFrom('taxonomy_term as term')
    .innerJoin('taxonomy_term as parent', 'parent.id', 'term.parent_id')
    .select(['term.taxonomy', 'term.code', 'parent.code as parent'])
    .execute()
}

/** The labels of every term in every language. */
export function listLabels(db: DbOrTx) {
  return db
    .selectFrom('term_label')
    .select(['term_id as termId', 'lang', 'label', 'plain_label as plain', 'synonyms'])
    .execute()
}

/** Every link of a term to another scheme. */
export function listMappings(db: DbOrTx) {
  return db
    .selectFrom('term_mapping')
    .select(['term_id as termId', 'scheme', 'code', 'relation'])
    .orderBy('scheme')
    .orderBy('code')
    .execute()
}

export type TaxonomyRow = Awaited<ReturnType<typeof listTaxonomies>>[number]
export type TermRow = Awaited<ReturnType<typeof listTerms>>[number]
export type LabelRow = Awaited<ReturnType<typeof listLabels>>[number]
export type MappingRow = Awaited<ReturnType<typeof listMappings>>[number]
