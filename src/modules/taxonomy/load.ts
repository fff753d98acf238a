import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/database.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { type ListFiles, readListFiles } from './list-files.ts'
import { taxonomyId, termId } from './term-id.ts'

/** What bringing the code lists up to date changed. */
export interface Loaded {
  changed: boolean
  terms: number
}

/**
 * Brings the code lists of the database to what the files say: new terms and labels come in, changed ones change,
 * terms gone from the files end their validity the day before. What a person edited, added, ordered or ended stays. Idempotent,
 * and safe when two processes start at once.
 */
export function loadCodeLists(db: Db, files: ListFiles = readListFiles()): Promise<Loaded> {
  const terms = files.lists.reduce((sum, list) => sum + list.terms.length, 0)
  return db.transaction().execute(async (tx) => {
    const state = await tx
      .selectFrom('taxonomy_state')
      .select('checksum')
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (state.checksum === files.checksum) return { changed: false, terms }
    await loadTaxonomies(tx, files)
    await loadTerms(tx, files)
    await endMissingTerms(tx, files)
    await loadLabels(tx, files)
    await loadMappings(tx, files)
    await tx.updateTable('taxonomy_state').set({ checksum: files.checksum }).execute()
    return { changed: true, terms }
  })
}

async function loadTaxonomies(tx: Tx, { lists }: ListFiles): Promise<void> {
  const rows = lists.map(({ taxonomy }, position) => ({ code: taxonomy, id: taxonomyId(taxonomy), position }))
  await tx
    .insertInto('taxonomy')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({ position: eb.ref('excluded.position') })),
    )
    .execute()
  const names = lists.flatMap(({ taxonomy, names }) =>
    LANGUAGES.map((lang) => ({ taxonomy, lang, name: names[lang] })),
  )
  await tx
    .insertInto('taxonomy_name')
    .values(names)
    .onConflict((conflict) =>
      conflict.columns(['taxonomy', 'lang']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
    )
    .execute()
}

async function loadTerms(tx: Tx, { lists }: ListFiles): Promise<void> {
  const rows = lists.flatMap(({ taxonomy, terms }) =>
    terms.map(({ code, parent, validFrom, validTo }, position) => ({
      id: termId(taxonomy, code),
      taxonomy,
      code,
      parent_id: parent ? termId(parent.taxonomy, parent.code) : null,
      position,
      valid_from: validFrom ?? null,
      valid_to: validTo ?? null,
    })),
  )
  await tx
    .insertInto('taxonomy_term')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        parent_id: eb.ref('excluded.parent_id'),
        position: sql<number>`case when taxonomy_term.placed_by_staff then taxonomy_term.position
          else excluded.position end`,
        valid_from: eb.ref('excluded.valid_from'),
        valid_to: sql<string | null>`case when taxonomy_term.ended_by_staff then taxonomy_term.valid_to
          else excluded.valid_to end`,
      })),
    )
    .execute()
}

async function endMissingTerms(tx: Tx, { lists }: ListFiles): Promise<void> {
  const ids = lists.flatMap(({ taxonomy, terms }) => terms.map(({ code }) => termId(taxonomy, code)))
  await sql`
    update taxonomy_term set valid_to = greatest(valid_from, current_date - 1)
    where id <> all(${ids}::uuid[]) and origin = 'shipped' and not ended_by_staff and (valid_to is null or valid_to >= current_date)`.execute(
    tx,
  )
}

async function loadLabels(tx: Tx, { lists }: ListFiles): Promise<void> {
  const rows = lists.flatMap(({ taxonomy, terms }) =>
    terms.flatMap(({ code, labels }) =>
      LANGUAGES.map((lang) => ({
        term_id: termId(taxonomy, code),
        lang,
        label: labels[lang].label,
        plain_label: labels[lang].plain,
        synonyms: labels[lang].synonyms,
      })),
    ),
  )
  await sql`
    insert into term_label (term_id, lang, label, plain_label, synonyms)
    select term_id, lang, label, plain_label, array(select jsonb_array_elements_text(synonyms))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row(term_id uuid, lang text, label text, plain_label text, synonyms jsonb)
    on conflict (term_id, lang) do update
      set label = excluded.label, plain_label = excluded.plain_label, synonyms = excluded.synonyms
      where term_label.edited_at is null`.execute(tx)
}

async function loadMappings(tx: Tx, { mappings }: ListFiles): Promise<void> {
  await tx.deleteFrom('term_mapping').execute()
  if (mappings.length === 0) return
  const rows = mappings.map(({ taxonomy, code, scheme, target, relation }) => ({
    term_id: termId(taxonomy, code),
    scheme,
    code: target,
    relation,
  }))
  await tx.insertInto('term_mapping').values(rows).execute()
}
