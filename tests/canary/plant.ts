import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { newId } from '../../src/platform/ids.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'

/** Somebody whose words stand nowhere else: every place has the surname, or what only they would write. */
export const CANARY = {
  userId: 'czwirbel',
  name: 'Canaria Zwirbel',
  email: 'canaria.zwirbel@example.org',
  /** In what they write of themselves without a name. */
  word: 'kwirx',
}

interface Planted {
  house: TestApplication
  accountId: string
  organizationId: string
  otherId: string
}

/** Writes the person where only long stories of the staff would: each line is a row, or a change of one. */
export async function plantRest({
  house: { db, url },
  accountId,
  organizationId,
  otherId,
}: Planted): Promise<void> {
  const { name, email, word } = CANARY
  const [me, body, other] = [sql`${accountId}::uuid`, sql`${organizationId}::uuid`, sql`${otherId}::uuid`]
  const [campaign, batch, change, address] = [newId(), newId(), newId(), newId()]
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  const statements = [
    sql`update thesaurus_entry set updated_by = ${name} where id = (select min(id::text)::uuid from thesaurus_entry)`,
    sql`insert into search_asked values ('2026-01-05', 'it', ${name.toLowerCase()}, ${name}, 1, 0)`,
    sql`insert into search_set_aside values ('it', ${name.toLowerCase()}, now(), ${name})`,
    sql`insert into visit_words values (${body}, '2026-01-01', 'it', ${name.toLowerCase()}, ${name}, 1)`,
    sql`insert into page_feedback (id, page, lang, rating, details) values (${newId()}, '/', 'it', 5, ${`Brava ${name}!`})`,
    sql`insert into organization_mark (organization_id, method, marked_on, expires_on, note, by_id, by_name, marked_at)
      values (${body}, 'phone', '2026-01-01', '2027-01-01', ${`Ho parlato con ${name}`}, ${accountId}, ${name}, now())`,
    sql`insert into guess_decision (id, decided_at, decided_by, action) values (${newId()}, now(), ${name}, 'confirm')`,
    sql`insert into code_change (id, taxonomy, code, at, by_name, undone_by) values (${newId()}, 'area', 'x', now(), ${name}, ${name})`,
    sql`insert into record_trust values (${body}, now(), ${name})`,
    sql`insert into record_discrepancy (id, organization_id, change_key, change, standing_source, proposed_source, proposed_by, found_at, state, settled_by, settled_at)
      values (${newId()}, ${body}, 'k', ${json({ after: `Chiedere a ${name}` })}, 'register', 'import', ${name}, now(), 'kept', ${name}, now())`,
    sql`insert into record_confirmation values (${other}, 'hours', now(), 'desk', ${name})`,
    sql`insert into freshness_campaign (id, months, started_at, started_by) values (${campaign}, 12, now(), ${name})`,
    sql`insert into freshness_target (campaign_id, organization_id, state, next_at, note, outcome, outcome_by)
      values (${campaign}, ${body}, 'done', now(), ${`Ora scrivete a ${email}`}, 'reached', ${name})`,
    sql`insert into freshness_letter (campaign_id, organization_id, round, token_hash, claimed_at, failed, expires_at)
      values (${campaign}, ${body}, 1, 'x', now(), ${`550 no such user ${email}`}, now())`,
    sql`insert into import_batch (id, source, file_name, file_hash, format, header, mapping, damage, created_by, error)
      values (${batch}, ${`Elenco di ${name}`}, ${`${name}.csv`}, ${'0'.repeat(64)}, '{}', '[]', '{}', '{}', ${name}, ${email})`,
    sql`insert into import_row (batch_id, row_number, cells, notes, candidates, decision, undo, undo_kept)
      values (${batch}, 1, ${json([name, email])}, ${json([name])}, ${json([name])}, ${name}, ${json({ before: email })}, ${json([name])})`,
    sql`insert into link_address (id, url, host, state, moved_to, check_at, ignored_at, ignored_by)
      values (${address}, ${`https://example.org/${email}`}, 'example.org', 'moved', ${`https://example.org/${email}/`}, now(), now(), ${name})`,
    sql`insert into link_use values (${body}, ${address}, 'organization', 'website', ${`https://example.org/${email}`})`,
    sql`insert into link_change (id, organization_id, before, after, at, by_name)
      values (${newId()}, ${body}, ${`https://example.org/?a=${email}`}, 'https://example.org', now(), ${name})`,
    sql`insert into list_view (id, owner_id, owner_name, name, query, created_at)
      values (${newId()}, ${accountId}, ${name}, ${`Le mie ${word}`}, '', now())`,
    sql`insert into list_view (id, owner_id, owner_name, name, query, created_at)
      values (${newId()}, 'link', 'Somebody else', ${`Chiesto da ${name}`}, ${`q=${email}`}, now())`,
    sql`insert into bulk_change (id, by_id, by_name, kind, state, params, total, created_at)
      values (${change}, ${accountId}, ${name}, 'x', 'applied', ${json({ note: name })}, 0, now())`,
    sql`insert into duplicate_pair (one_id, other_id, reasons, score, state, found_at, decided_by, decided_at)
      values (least(${body}, ${other}), greatest(${body}, ${other}), '{}', 1, 'different', now(), ${name}, now())`,
    sql`insert into record_merge (id, kept_id, gone_id, by_id, by_name, at, before, after, ids, ended, undone_at, undone_by)
      values (${newId()}, ${body}, ${other}, ${accountId}, ${name}, now(), ${json({ email })}, ${json({ name })}, '{}', '{}', now(), ${name})`,
    sql`insert into access_end select id, ${other}, account_id, 'owner', ${newId()}::uuid, 'Somebody else', now()
      from role_grant where account_id = ${me} limit 1`,
    sql`insert into account_reminder values (${newId()}, ${me}, now() + interval '2 days')`,
    sql`insert into hand_over (id, organization_id, giver_id, then_giver, state, created_at)
      values (${newId()}, ${body}, ${me}, 'leaves', 'open', now())`,
    sql`insert into identity_attempt (id, token_hash, provider, state, nonce, code_verifier, fresh, returned_at, identity, expires_at)
      values (${newId()}, 'y', 'spid', 's', 'n', 'c', false, now(), ${json({ name, email })}, now())`,
    sql`insert into account_identity values (${newId()}, ${me}, 'https://id.example', 'zwirbel-1', ${email}, now())`,
    sql`insert into passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
      values (${newId()}, ${me}, 'c', 'k', 0, '{}', ${`Telefono ${word}`}, now())`,
    sql`insert into passkey_challenge values (${newId()}, 'c', ${me}, now())`,
    sql`insert into totp (account_id, secret, created_at) values (${me}, 's', now())`,
    sql`insert into recovery_code values (${me}, 'r')`,
    sql`insert into second_factor_tries values (${me}, 1, now())`,
    sql`insert into sign_in_step (id, token_hash, account_id, device, address_block, next, created_at, expires_at)
      values (${newId()}, 'z', ${me}, ${`Browser ${word}`}, '10.0.0.0/24', '/', now(), now())`,
    sql`update desk_mandate set reason = ${`Sentita ${name}`}`,
    sql`insert into desk_preference values (${me}, true)`,
    sql`insert into space_host values ('coro.example', ${body}, ${name}, now())`,
    sql`insert into organization_identifier (id, organization_id, identifier_scheme, identifier, personal)
      values (${newId()}, ${body}, 'IT-CF', ${TAX_CODE}, true)`,
    sql`insert into organization_picture (id, organization_id, picture_id, role, alt, credit)
      values (${newId()}, ${body}, ${newId()}, 'gallery', ${`${name} al piano`}, ${name})`,
    sql`update waiting_item set settled_at = now(), settled_by = ${name}, title = ${`Scheda (${name})`} where organization_id = ${body}`,
    sql`update field_assertion set asserted_by = ${name}, source_ref = ${`telefonata con ${name}`} where organization_id = ${body}`,
    sql`update membership_request set objected_by_id = ${newId()}::uuid, decided_name = 'Somebody else' where account_id = ${me}`,
    sql`insert into space_version values (${body}, 1, ${json({ title: `Scrivete a ${email}` })}, now(), ${name}, 'owner')`,
    sql`update organization set purpose = ${`Fondata da ${name}`} where id = ${other}`,
    sql`insert into event (name, payload) values ('job:accounts.mail', ${json({ to: email })})`,
  ]
  for (const statement of statements) await statement.execute(db)
  const boss = new PgBoss({ connectionString: url, max: 1 })
  await boss.start()
  await boss.createQueue('canary')
  await boss.send('canary', { to: email })
  await boss.send('canary', { to: 'somebody.else@example.org' })
  await boss.stop({ graceful: false })
}

/** A tax code in place of a body's: found because the administrator looks for it too. */
export const TAX_CODE = 'ZWRCNR80A41F205X'
