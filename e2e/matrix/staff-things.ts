import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/ids.ts'

/** A campaign and an import of Prato, an entry of the thesaurus and a decision on a guess, with this in every field that takes free text. */
export async function insertStaffThings(db: Db, organization: string, text: string, by: string) {
  const [campagna, importazione, word, decision] = [newId(), newId(), newId(), newId()]
  const short = text.slice(0, 100)
  await sql`insert into freshness_campaign (id, months, scope, started_at, started_by)
    values (${campagna}, 12, ${['100005']}, now(), ${text})`.execute(db)
  await sql`insert into freshness_target (campaign_id, organization_id, state, next_at, note)
    values (${campagna}, ${organization}, 'call', now(), ${text})`.execute(db)
  await sql`insert into import_batch
      (id, source, scope, file_name, file_hash, format, header, mapping, damage, state, created_by)
    values (${importazione}, ${short}, ${['100005']}, ${short}, ${'0'.repeat(64)}, '{}', ${JSON.stringify([short])},
      '{}', '{}', 'undone', ${text})`.execute(db)
  await sql`insert into thesaurus_entry (id, lang, phrases, words, origin, updated_by, updated_by_id)
    values (${word}, 'it', ${[short]}, ${[short]}, 'editor', ${text}, ${by})`.execute(db)
  await sql`insert into guess_decision (id, decided_at, decided_by, action)
    values (${decision}, now(), ${text}, 'confirm')`.execute(db)
  await sql`insert into guess_decision_row (decision_id, organization_id, taxonomy, code, rule)
    values (${decision}, ${organization}, 'area', 'cultura', 'circolo')`.execute(db)
  return { campagna, importazione, word, decision }
}
