import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { newId } from '../../../platform/ids.ts'
import { lockListed, touch } from '../bulk/change-many.ts'
import { seatIn } from '../record/territories.ts'
import { type GuessFilter, guessesLeft } from './guess-queries.ts'
import type { GuessedTaxonomy } from './tables.ts'

/** Guesses decided at once, so that nobody waits long. */
export const MOST_AT_ONCE = 5_000

/** One guess, as the form names it. */
export interface GuessKey {
  id: string
  taxonomy: GuessedTaxonomy
  code: string
}

/** What is decided: it is right, it is wrong, or another code is right. */
export interface Decision {
  action: 'confirm' | 'remove' | 'replace'
  /** The right code, when another is put in place of the guess. */
  newCode: string | null
}

/** Guesses named one by one, of those of some places, or all that a filter leaves. */
export type Selection = { keys: readonly GuessKey[]; scope: GuessFilter['scope'] } | { filter: GuessFilter }

type DecideCx = Pick<Cx, 'db' | 'now' | 'requestId'>

/**
 * Decides many guesses at once and returns the decision's id, or `undefined` when none of them stands any more. What
 * is confirmed or put in place of a guess counts as said by an editor.
 */
export function decideGuesses(
  cx: DecideCx,
  actor: Actor,
  selection: Selection,
  decision: Decision,
): Promise<string | undefined> {
  return cx.db.transaction().execute(async (tx) => {
    const id = newId(cx.now)
    const { newCode } = decision
    await tx
      .insertInto('guess_decision')
      .values({
        id,
        decided_at: cx.now,
        decided_by: actor.name,
        action: decision.action,
        new_code: newCode,
        undone_at: null,
      })
      .execute()
    const ids = await keepBefore(tx, id, selection)
    if (ids.length === 0) {
      await tx.deleteFrom('guess_decision').where('id', '=', id).execute()
      return undefined
    }
    await decideTerms(tx, id, decision)
    await decideTypes(tx, id, decision, actor.name, cx.now)
    await touch(tx, ids, cx.now)
    await audit(tx, {
      actor,
      action: `directory.guesses_${decision.action}`,
      subject: 'guess_decision',
      subjectId: id,
      after: { organizations: ids.length, newCode },
      requestId: cx.requestId,
      at: cx.now,
    })
    return id
  })
}

/** Locks the records, then writes down the guesses as they stand now; returns the records' ids. */
async function keepBefore(tx: Tx, decisionId: string, selection: Selection): Promise<string[]> {
  const wanted = await wantedRows(tx, selection)
  const ids = [...new Set(wanted.map(({ organization_id }) => organization_id))]
  await lockListed(tx, ids)
  const { rows } = await sql<{ organization_id: string }>`
    insert into guess_decision_row (decision_id, organization_id, taxonomy, code, rule)
    select ${decisionId}, g.organization_id, g.taxonomy, g.code, g.rule
    from machine_guess g join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as w(organization_id uuid, taxonomy text, code text) using (organization_id, taxonomy, code)
    returning organization_id`.execute(tx)
  return [...new Set(rows.map(({ organization_id }) => organization_id))]
}

async function wantedRows(tx: Tx, selection: Selection) {
  if ('keys' in selection) {
    const keys = selection.keys.slice(0, MOST_AT_ONCE)
    const ours = await tx
      .selectFrom('organization')
      .select('id')
      .where(sql<boolean>`organization.id = any(${keys.map(({ id }) => id)}::uuid[])`)
      .where(seatIn(sql.ref('organization.id'), selection.scope))
      .execute()
    const known = new Set(ours.map(({ id }) => id))
    return keys
      .filter(({ id }) => known.has(id))
      .map(({ id, taxonomy, code }) => ({ organization_id: id, taxonomy, code }))
  }
  return guessesLeft(tx, selection.filter)
    .select(['g.organization_id', 'g.taxonomy', 'g.code'])
    .orderBy('g.organization_id')
    .limit(MOST_AT_ONCE)
    .execute()
}

async function decideTerms(tx: Tx, id: string, decision: Decision): Promise<void> {
  if (decision.action === 'confirm') {
    await sql`update organization_term t set origin = 'editor', rule = null ${ofDecision(id)}`.execute(tx)
    return
  }
  await sql`delete from organization_term t ${ofDecision(id, 'using')}`.execute(tx)
  if (decision.action === 'remove') return
  await sql`insert into organization_term (organization_id, taxonomy, code, origin)
    select distinct organization_id, taxonomy, ${decision.newCode}, 'editor' from guess_decision_row
    where decision_id = ${id} and taxonomy <> 'type'
    on conflict (organization_id, taxonomy, code) do update set origin = 'editor', rule = null
      where organization_term.origin = 'machine'`.execute(tx)
}

const ofDecision = (id: string, joined: 'from' | 'using' = 'from') =>
  sql`${sql.raw(joined)} guess_decision_row r
    where r.decision_id = ${id} and t.organization_id = r.organization_id and t.taxonomy = r.taxonomy
      and t.code = r.code and t.origin = 'machine'`

async function decideTypes(tx: Tx, id: string, decision: Decision, by: string, at: Date): Promise<void> {
  const code =
    decision.action === 'confirm'
      ? sql`r.code`
      : decision.action === 'remove'
        ? sql`null`
        : sql`${decision.newCode}`
  const rows = sql`guess_decision_row r where r.decision_id = ${id} and r.taxonomy = 'type'`
  await sql`update organization o set type_code = ${code} from ${rows} and o.id = r.organization_id`.execute(
    tx,
  )
  await sql`update field_assertion a set superseded_at = ${at} from ${rows} and a.entity = 'organization'
    and a.entity_id = r.organization_id and a.field = 'type_code' and a.superseded_at is null`.execute(tx)
  await sql`insert into field_assertion
      (id, organization_id, entity_id, field, value, source, asserted_by, asserted_at)
    select gen_random_uuid(), organization_id, organization_id, 'type_code', to_jsonb(${code}::text), 'editor', ${by}, ${at}
    from ${rows}`.execute(tx)
}
