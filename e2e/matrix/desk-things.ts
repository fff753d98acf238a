import { sql } from 'kysely'
import { newId } from '../../src/platform/ids.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'

/** A contact of the front office in Prato and what was registered there, with this in every field that takes free text. */
export async function insertDesk(
  { db }: TestApplication,
  organizationId: string,
  text: string,
): Promise<Record<string, string>> {
  const [contatto, incarico] = [newId(), newId()]
  await sql`insert into desk_contact (id, at, channel, lang, who, outcome, question, note, territories)
    values (${contatto}, now(), 'phone', 'it', 'citizen', 'answered', ${text.slice(0, 100)}, ${text},
      ${['100005', '100']})`.execute(db)
  await sql`insert into desk_mandate (id, organization_id, account_id, account_name, asked_at, until, asker_name,
      asker_role, recognised, recognised_by, consent, registers)
    values (${incarico}, ${organizationId}, ${newId()}, ${text}, now(), now(), ${text.slice(0, 200)},
      ${text.slice(0, 200)}, 'document', ${text.slice(0, 200)}, true, true)`.execute(db)
  return { contatto, incarico }
}
