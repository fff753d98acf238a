import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { changesBetween, type RecordDocument, readRecord } from '../../src/modules/directory/api.ts'
import { insertSample } from '../../src/modules/directory/record/sample-record.ts'
import { saveDraft } from '../../src/modules/editing/draft.ts'
import { plantRecord } from '../../src/modules/editing/review/review-fixture.ts'
import { submitDraft } from '../../src/modules/editing/submit.ts'
import { MODULES } from '../../src/modules.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import { insertDesk } from './desk-things.ts'
import { insertSite } from './site-of-things.ts'
import { insertStaffThings } from './staff-things.ts'

/** What the routes of the matrix are asked about: one of each, all of one organisation in Prato. */
export interface Things {
  organizationId: string
  /** An organisation with nothing to do with it. */
  otherId: string
  /** ISTAT code of the province both are in. */
  province: string
  /** Who asked for the requests, has the passkey and is asked to take over. */
  self: { id: string; cookie: string }
  /** A chief editor who saved the list of records, and writes for the other organisation. */
  keeper: { id: string; cookie: string }
  /** A value for each parameter of this address. */
  examples(path: string): Record<string, string>
}

/** Makes them, with this in every field that takes free text; a module whose addresses name something new gives an example of it in its manifest, or here. */
export async function makeThings(house: TestApplication, text = 'Ente di esempio'): Promise<Things> {
  const { db } = house
  const { id: organizationId } = await insertSample(db, 'ente-di-esempio', text)
  const otherId = await plantRecord(db, { name: 'Altro ente' }, { istat: '100005' })
  const [self, keeper] = [
    await house.person(),
    await house.person({ role: 'chief_editor' }, { role: 'organization_editor', organizationId: otherId }),
  ]
  const made = {
    organizationId,
    ente: organizationId,
    uno: organizationId,
    altro: otherId,
    unione: await insertMerge(db, organizationId, otherId),
    persona: self.id,
    ...(await handInAnew(house, organizationId, text)),
    ...(await insertDesk(house, organizationId, text)),
    ...(await insertRows(house, organizationId, text, { self: self.id, keeper: keeper.id })),
    ...(await insertSite(db, organizationId, text, self.id)),
    ...(await insertStaffThings(db, organizationId, text, keeper.id)),
  }
  const given = await Promise.all(MODULES.map((module) => module.examples?.(db)))
  const all: Record<string, string> = Object.assign({}, ...given, made)
  const { registration = '', word = '' } = all
  return {
    organizationId,
    otherId,
    province: '100',
    ...{ self, keeper },
    examples: (path) => {
      if (path.startsWith('/gestione/iscrizioni')) return { ...all, richiesta: registration }
      return path.startsWith('/gestione/parole') ? { ...all, voce: word } : all
    },
  }
}

/** Hands in a draft in which every text says something else; the ids of what waits. */
async function handInAnew({ db }: TestApplication, organizationId: string, text: string) {
  const discrepanza = newId()
  const by = { id: newId(), name: text }
  const now = new Date()
  const [old, anew] = [text, `${text} Bis`].map((one) => JSON.stringify(one).slice(1, -1))
  const change = (document: RecordDocument): RecordDocument =>
    JSON.parse(JSON.stringify(document).replaceAll(old ?? '', anew ?? ''))
  return db.transaction().execute(async (tx) => {
    await saveDraft(tx, { organizationId, seen: 0, change, by, now })
    const handed = await submitDraft(tx, { organizationId, note: text, by, now })
    const current = (await readRecord(tx, organizationId))?.document ?? assert.fail('no record')
    // What the register could say otherwise: one of the changes.
    const [said] = changesBetween(current, change(current))
    await sql`insert into record_discrepancy (id, organization_id, change_key, change, standing_source,
        proposed_source, proposed_by, found_at)
      values (${discrepanza}, ${organizationId}, 'x', ${JSON.stringify(said)}, 'register', 'owner', ${text}, now())`.execute(
      tx,
    )
    return {
      discrepanza,
      invio: 'waiting' in handed ? (handed.waiting ?? '') : assert.fail(JSON.stringify(handed)),
    }
  })
}

/** That another record became part of this one. */
async function insertMerge(db: TestApplication['db'], kept: string, gone: string): Promise<string> {
  const id = newId()
  await sql`insert into record_merge (id, kept_id, gone_id, by_id, by_name, at, before, after, ids, ended)
    values (${id}, ${kept}, ${gone}, 'x', 'x', now(), '{}', '{}', '{}', '{}')`.execute(db)
  return id
}

/** Rows that nothing but a policy is asked about. */
async function insertRows(
  { db }: TestApplication,
  organization: string,
  text: string,
  { self, keeper }: { self: string; keeper: string },
) {
  const ids = { richiesta: newId(), registration: newId(), report: newId() }
  const more = {
    passkey: newId(),
    identita: newId(),
    vote: newId(),
    vista: newId(),
    passaggio: newId(),
    modifica: newId(),
    collegamento: newId(),
  }
  for (const [id, way] of [
    [ids.richiesta, 'letter'],
    [ids.registration, 'registration'],
  ])
    await sql`insert into membership_request (id, organization_id, account_id, way, note, state, created_at)
      values (${id}, ${organization}, ${self}, ${way}, ${text}, 'returned', now())`.execute(db)
  await sql`insert into record_report (id, organization_id, about, message, lang)
    values (${ids.report}, ${organization}, 'other', ${text}, 'it')`.execute(db)
  await sql`insert into page_feedback (id, page, lang, rating) values (${more.vote}, '/enti', 'it', 4)`.execute(
    db,
  )
  await sql`insert into passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
    values (${more.passkey}, ${self}, 'x', 'x', 0, '{}', ${text.slice(0, 60)}, now())`.execute(db)
  await sql`insert into account_identity (id, account_id, issuer, subject, known_as, created_at)
    values (${more.identita}, ${self}, 'https://altrove.example', 'x', ${text}, now())`.execute(db)
  await sql`insert into hand_over (id, organization_id, giver_id, taker_id, then_giver, state, created_at)
    values (${more.passaggio}, ${organization}, ${keeper}, ${self}, 'edits', 'open', now())`.execute(db)
  await sql`insert into list_view (id, owner_id, owner_name, name, query, created_at)
    values (${more.vista}, ${keeper}, ${text.slice(0, 100)}, ${text.slice(0, 100)}, '', now())`.execute(db)
  await sql`insert into bulk_change (id, by_id, by_name, total, created_at)
    values (${more.modifica}, ${keeper}, ${text}, 0, now())`.execute(db)
  await sql`insert into link_address (id, url, host, check_at)
    values (${more.collegamento}, 'http://ente.example/', 'ente.example', now())`.execute(db)
  await sql`insert into link_use (organization_id, address_id, entity, field, written)
    values (${organization}, ${more.collegamento}, 'organization', 'website', 'http://ente.example/')`.execute(
    db,
  )
  await sql`insert into link_change (id, organization_id, before, after, at, by_name)
    values (${more.collegamento}, ${organization}, 'http://x.example/', 'http://ente.example/', now(), ${text})`.execute(
    db,
  )
  return { ...ids, ...more, ...(await insertFiles(db, organization, self)) }
}

/** A picture and a document that a draft of the organisation shows. */
async function insertFiles(db: TestApplication['db'], organization: string, self: string) {
  const [picture, document] = [newId(), newId()]
  await sql`insert into picture (id, organization_id, shape, width, height, uploaded_by, created_at, released_at)
    values (${picture}, ${organization}, 'photo', 320, 200, ${self}, now(), now())`.execute(db)
  await sql`insert into picture_file (picture_id, width, height, format, hash, bytes)
    values (${picture}, 320, 200, 'webp', ${'0'.repeat(64)}, 1)`.execute(db)
  await sql`insert into picture_use (subject, subject_id, picture_id, is_public, permission, territories)
    values ('test.draft', 'x', ${picture}, false, 'editing.review', ${['100005', '100']})`.execute(db)
  await sql`insert into document
      (id, organization_id, format, name, hash, bytes, uploaded_by, created_at, released_at)
    values (${document}, ${organization}, 'pdf', 'Statuto', ${'0'.repeat(64)}, 1, ${self}, now(), now())`.execute(
    db,
  )
  await sql`insert into document_use (subject, subject_id, document_id, is_public, permission, territories)
    values ('test.draft', 'x', ${document}, false, 'editing.review', ${['100005', '100']})`.execute(db)
  return { picture: `${picture}-320.webp`, document: `${document}.pdf` }
}
