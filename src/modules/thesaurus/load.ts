import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { readEntryFiles } from './entry-files.ts'

/**
 * Brings the shipped entries to what the files say; those gone from the files go. What a person changed or removed
 * stays as that person left it. Idempotent, and safe when two processes start at once; says whether anything changed.
 */
export function loadEntries(db: Db, { entries, checksum } = readEntryFiles()): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const state = await tx
      .selectFrom('thesaurus_state')
      .select('checksum')
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (state.checksum === checksum) return false
    await sql`
      insert into thesaurus_entry (lang, phrases, codes, words, origin, shipped_key)
      select lang, array(select jsonb_array_elements_text(phrases)), array(select jsonb_array_elements_text(codes)),
        array(select jsonb_array_elements_text(words)), 'shipped', key
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        as row(lang text, phrases jsonb, codes jsonb, words jsonb, key text)
      on conflict (shipped_key) do update set phrases = excluded.phrases, codes = excluded.codes,
        words = excluded.words, revision = thesaurus_entry.revision + 1, updated_at = now()
      where thesaurus_entry.origin = 'shipped' and (thesaurus_entry.phrases, thesaurus_entry.codes,
        thesaurus_entry.words) is distinct from (excluded.phrases, excluded.codes, excluded.words)`.execute(
      tx,
    )
    await sql`delete from thesaurus_entry
      where origin = 'shipped' and shipped_key <> all(${entries.map(({ key }) => key)}::text[])`.execute(tx)
    await tx.updateTable('thesaurus_state').set({ checksum }).execute()
    return true
  })
}
