import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { refreshSearch } from '../search/refresh.ts'
import { freeSlugs } from './free-slugs.ts'
import type { Bringer, ListedValues } from './listed-fields.ts'
import { LISTED_COLUMNS, LISTED_SCHEMES } from './listed-fields.ts'

/** A guess of a machine about an organisation, with the rule that made it. */
export interface GuessedTerm {
  taxonomy: 'type' | 'area' | 'sector' | 'beneficiary'
  code: string
  rule: string
}

/** A record to be made from a row of a list. */
export interface ListedOrganization {
  id: string
  values: ListedValues & { name: string }
  municipality?: string | undefined
  /** Centre of the municipality, until somebody places it better. */
  latitude?: number | undefined
  longitude?: number | undefined
  /** Day of its registration in RUNTS. */
  registeredOn?: string | undefined
  guesses: readonly GuessedTerm[]
}

/** Makes many public records at once, every value with its provenance, guesses marked as a machine's. */
export async function createListed(tx: Tx, made: readonly ListedOrganization[], by: Bringer): Promise<void> {
  if (made.length === 0) return
  const slugs = await freeSlugs(
    tx,
    made.map(({ id, values, municipality }) => ({ id, name: values.name, municipality })),
  )
  await insertOrganizations(tx, made, slugs, by.at)
  await insertIdentifiers(tx, made)
  await insertSeats(tx, made)
  await insertPhones(tx, made)
  await insertTerms(tx, made)
  await insertAssertions(tx, made, by)
  await refreshSearch(
    tx,
    made.map(({ id }) => id),
  )
}

const guessedType = ({ values, guesses }: ListedOrganization) =>
  values.type_code === undefined ? guesses.find(({ taxonomy }) => taxonomy === 'type') : undefined

async function insertOrganizations(
  tx: Tx,
  made: readonly ListedOrganization[],
  slugs: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const rows = made.map((one) => {
    const columns = LISTED_COLUMNS.map((column) => [column, one.values[column]])
    return {
      ...Object.fromEntries(columns),
      id: one.id,
      slug: slugs.get(one.id),
      guessed: guessedType(one)?.code,
    }
  })
  await sql`insert into organization (id, slug, name, alternate_name, description, email, certified_email, website,
      type_code, created_at, updated_at)
    select id, slug, name, alternate_name, description, email, certified_email, website,
      coalesce(type_code, guessed), ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, slug text, name text, alternate_name text,
      description text, email text, certified_email text, website text, type_code text, guessed text)`.execute(
    tx,
  )
}

async function insertIdentifiers(tx: Tx, made: readonly ListedOrganization[]): Promise<void> {
  const rows = made.flatMap(({ id, values, registeredOn }) =>
    LISTED_SCHEMES.flatMap((scheme) => {
      const identifier = values[`identifier.${scheme}`]
      const from = scheme === 'RUNTS-REP' ? registeredOn : undefined
      return identifier === undefined ? [] : [{ organization: id, scheme, identifier, from }]
    }),
  )
  await sql`insert into organization_identifier
      (id, organization_id, identifier_scheme, identifier, personal, valid_from)
    select gen_random_uuid(), organization, scheme, identifier, scheme = 'IT-CF' and length(identifier) = 16, "from"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(organization uuid, scheme text, identifier text, "from" date)
    on conflict do nothing`.execute(tx)
}

async function insertSeats(tx: Tx, made: readonly ListedOrganization[]): Promise<void> {
  const rows = made.flatMap(({ id, values, latitude, longitude }) => {
    const seat = {
      istat: values['location.istat_code'],
      street: values['location.address_1'],
      cap: values['location.postal_code'],
    }
    if (!seat.istat && !seat.street && !seat.cap) return []
    const known = latitude !== undefined && longitude !== undefined
    return [{ id, ...seat, ...(known && { latitude, longitude, quality: 'municipality' }) }]
  })
  await sql`insert into location (id, organization_id, is_seat, address_1, postal_code, istat_code, latitude, longitude,
      geocode_quality)
    select gen_random_uuid(), id, true, street, cap, istat, latitude, longitude, quality
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, street text, cap text, istat text,
      latitude double precision, longitude double precision, quality text)`.execute(tx)
}

async function insertPhones(tx: Tx, made: readonly ListedOrganization[]): Promise<void> {
  const rows = made.flatMap(({ id, values }) =>
    [values.phone ?? []].flat().map((number, position) => ({ id, number, position })),
  )
  if (rows.length === 0) return
  await sql`insert into phone (id, organization_id, number, position)
    select gen_random_uuid(), id, number, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, number text, position integer)`.execute(
    tx,
  )
}

async function insertTerms(tx: Tx, made: readonly ListedOrganization[]): Promise<void> {
  const rows = made.flatMap(({ id, guesses }) =>
    guesses.filter(({ taxonomy }) => taxonomy !== 'type').map((guess) => ({ id, ...guess })),
  )
  if (rows.length === 0) return
  await sql`insert into organization_term (organization_id, taxonomy, code, origin, rule)
    select id, taxonomy, code, 'machine', rule
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, taxonomy text, code text, rule text)
    on conflict do nothing`.execute(tx)
}

async function insertAssertions(tx: Tx, made: readonly ListedOrganization[], by: Bringer): Promise<void> {
  const rows = made.flatMap((one) => {
    const guess = guessedType(one)
    const said = Object.entries(one.values).map(([field, value]) => ({ id: one.id, field, value }))
    return guess
      ? [...said, { id: one.id, field: 'type_code', value: guess.code, source: 'machine', ref: guess.rule }]
      : said
  })
  await sql`insert into field_assertion
      (id, organization_id, entity_id, field, value, source, source_ref, asserted_by, asserted_at)
    select gen_random_uuid(), id, id, field, value, coalesce(source, ${by.source}), coalesce(ref, ${by.sourceRef}),
      ${by.by}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(id uuid, field text, value jsonb, source text, ref text)`.execute(tx)
}
