import { sql } from 'kysely'
import { newId } from '../../src/platform/ids.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'

/** A contact of the front office in Prato, with this in every field that takes free text. */
export async function insertDesk({ db }: TestApplication, text: string): Promise<Record<string, string>> {
  const contatto = newId()
  await sql`insert into desk_contact (id, at, channel, lang, who, outcome, question, note, territories)
    values (${contatto}, now(), 'phone', 'it', 'citizen', 'answered', ${text.slice(0, 100)}, ${text},
      ${['100005', '100']})`.execute(db)
  return { contatto }
}
