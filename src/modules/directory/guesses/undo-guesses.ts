import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { lockListed, touch } from '../bulk/change-many.ts'

/**
 * Takes a decision back: the guesses stand again as a machine's, wherever nobody has said something else since.
 * Returns whether there was a decision to take back.
 */
export function undoGuesses(
  cx: Pick<Cx, 'db' | 'now' | 'requestId'>,
  actor: Actor,
  decisionId: string,
): Promise<boolean> {
  return cx.db.transaction().execute(async (tx) => {
    const decision = await tx
      .updateTable('guess_decision')
      .set({ undone_at: cx.now })
      .where('id', '=', decisionId)
      .where('undone_at', 'is', null)
      .returning(['id', 'new_code as newCode', 'decided_at as at'])
      .executeTakeFirst()
    if (!decision) return false
    const rows = await tx
      .selectFrom('guess_decision_row')
      .select('organization_id as id')
      .distinct()
      .where('decision_id', '=', decisionId)
      .execute()
    const ids = rows.map(({ id }) => id)
    await lockListed(tx, ids)
    await restoreTerms(tx, decision)
    await restoreTypes(tx, decision, cx.now)
    await touch(tx, ids, cx.now)
    await audit(tx, {
      actor,
      action: 'directory.guesses_undo',
      subject: 'guess_decision',
      subjectId: decisionId,
      after: { organizations: ids.length },
      requestId: cx.requestId,
      at: cx.now,
    })
    return true
  })
}

interface Decided {
  id: string
  newCode: string | null
  at: Date
}

async function restoreTerms(tx: Tx, { id, newCode }: Decided): Promise<void> {
  if (newCode !== null) {
    await sql`delete from organization_term t using guess_decision_row r
      where r.decision_id = ${id} and t.organization_id = r.organization_id and t.taxonomy = r.taxonomy
        and t.code = ${newCode} and t.origin = 'editor'`.execute(tx)
  }
  await sql`insert into organization_term (organization_id, taxonomy, code, origin, rule)
    select organization_id, taxonomy, code, 'machine', rule from guess_decision_row
    where decision_id = ${id} and taxonomy <> 'type'
    on conflict (organization_id, taxonomy, code) do update set origin = 'machine', rule = excluded.rule
      where organization_term.origin = 'editor'`.execute(tx)
}

/** Only where the decision's own assertion still stands; it is superseded by the machine's, as it was. */
async function restoreTypes(tx: Tx, { id, at }: Decided, now: Date): Promise<void> {
  const standing = sql`select r.organization_id, r.code, r.rule from guess_decision_row r
    join field_assertion a on a.entity = 'organization' and a.entity_id = r.organization_id and a.field = 'type_code'
      and a.superseded_at is null and a.source = 'editor' and a.asserted_at = ${at}
    where r.decision_id = ${id} and r.taxonomy = 'type'`
  const { rows } = await sql<{ organization_id: string; code: string; rule: string }>`${standing}`.execute(tx)
  const kept = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(organization_id uuid, code text, rule text)`
  await sql`update organization o set type_code = v.code from ${kept} where o.id = v.organization_id`.execute(
    tx,
  )
  await sql`update field_assertion a set superseded_at = ${now} from ${kept} where a.entity = 'organization'
    and a.entity_id = v.organization_id and a.field = 'type_code' and a.superseded_at is null`.execute(tx)
  await sql`insert into field_assertion
      (id, organization_id, entity_id, field, value, source, source_ref, asserted_at)
    select gen_random_uuid(), v.organization_id, v.organization_id, 'type_code', to_jsonb(v.code), 'machine', v.rule, ${now}
    from ${kept}`.execute(tx)
}
