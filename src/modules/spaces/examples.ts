import type { DbOrTx } from '../../platform/db/database.ts'
import { SITE } from './document.ts'

/** A public site with a page and a piece of news, and one that waits; who opens them may be refused. */
export async function spaceExamples(db: DbOrTx): Promise<Record<string, string>> {
  const site = await db
    .selectFrom('space as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .select(['o.slug', 's.document'])
    .where('s.document', 'is not', null)
    .orderBy('o.slug')
    .executeTakeFirst()
  const submission = await db
    .selectFrom('space_submission')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return {
    sito: site?.slug ?? 'nessuno',
    parte: SITE,
    pagina: site?.document?.pages[1]?.values.slug ?? 'nessuna',
    notizia: site?.document?.news[0]?.values.slug ?? 'nessuna',
    proposta: submission?.id ?? '00000000-0000-7000-8000-000000000000',
  }
}
