import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/ids.ts'

/** A site of an organisation, handed in, in which every text says the same; the id of what waits. */
export async function insertSite(db: Db, organization: string, text: string, by: string) {
  const proposta = newId()
  const block = { id: newId(), type: 'text', values: { 'title.it': text, 'text.it': text } }
  const site = JSON.stringify({
    site: { values: { lang: 'it', 'name.it': text, 'tagline.it': text } },
    pages: [{ id: newId(), values: { slug: '', menu: 'si', 'title.it': text }, blocks: [block] }],
    news: [
      { id: newId(), values: { slug: 'notizia', date: '2026-01-01', 'title.it': text, 'text.it': text } },
    ],
  })
  await sql`insert into space (organization_id, document, version, published_at, draft, revision, draft_at, draft_name)
    values (${organization}, ${site}, 1, now(), ${site}, 1, now(), ${text})`.execute(db)
  await sql`insert into space_submission (id, organization_id, kind, document, note, submitted_by, submitted_name, submitted_at)
    values (${proposta}, ${organization}, 'before', ${site}, ${text}, ${by}, ${text}, now())`.execute(db)
  return { proposta }
}
