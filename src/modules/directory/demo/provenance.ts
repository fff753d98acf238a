import type { Draft } from './draft.ts'
import { namedId } from './fictional-numbers.ts'
import type { Random } from './random.ts'
import type { DemoOrganization } from './rows.ts'

const SOURCE_NAMES: Readonly<Record<string, string>> = {
  owner: "Modulo compilato dall'organizzazione",
  desk: 'Contatto dello sportello',
  register: 'Registro unico nazionale del Terzo settore',
  import: 'Elenco di partenza della demo',
  editor: 'Redazione del portale',
  machine: 'Regola sul nome',
}

/** What the register says of a body that is enrolled in it. */
const REGISTER_FACTS = /^(name|type_code|identifier\..*|seat\..*)$/

/** Where the bulk of a body's record comes from. */
export function mainSource(chance: Random, draft: Draft): string {
  if (draft.kind === 'featured') return 'owner'
  return chance.pick(['owner', 'owner', 'owner', 'desk', 'desk', 'import', 'import', 'editor'])
}

/** Areas, sectors and beneficiaries; where the record was imported a machine guessed them from the name. */
export function addTerms(chance: Random, draft: Draft, rows: DemoOrganization, source: string): void {
  const guessed = source === 'import' && chance.chance(0.6)
  const origin = guessed ? 'machine' : source
  const terms = { area: draft.areas, sector: draft.sectors, beneficiary: draft.beneficiaries }
  for (const [taxonomy, codes] of Object.entries(terms))
    for (const code of new Set(codes))
      rows.organization_term.push({
        organization_id: rows.organization.id,
        taxonomy,
        code,
        origin,
        rule: guessed ? `nome: ${draft.kind}` : null,
      })
}

/** Who said each value of the record, and when. */
export function addProvenance(draft: Draft, rows: DemoOrganization, source: string, saidAt: Date): void {
  const { organization } = rows
  const enrolled = rows.organization_identifier.some((one) => one.identifier_scheme === 'RUNTS-REP')
  const [seat] = rows.location
  const values: Record<string, unknown> = {
    name: organization.name,
    type_code: organization.type_code,
    description: organization.description,
    purpose: organization.purpose,
    email: organization.email,
    website: organization.website,
    year_incorporated: organization.year_incorporated,
    phones: rows.phone.length > 0 ? rows.phone.map(({ number }) => number) : null,
    'seat.address_1': seat?.address_1,
    'seat.istat_code': seat?.istat_code,
    ...Object.fromEntries(
      rows.organization_identifier.map((one) => [`identifier.${one.identifier_scheme}`, one.identifier]),
    ),
  }
  for (const [field, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue
    const from = enrolled && REGISTER_FACTS.test(field) ? 'register' : source
    rows.field_assertion.push({
      id: namedId(`${draft.key} assertion ${field}`),
      organization_id: organization.id,
      entity: 'organization',
      entity_id: organization.id,
      field,
      value: JSON.stringify(value),
      source: from,
      source_ref: SOURCE_NAMES[from] ?? null,
      asserted_at: saidAt,
    })
  }
}
