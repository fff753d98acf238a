import type { Draft } from './draft.ts'
import { fictionalTaxCode, namedId } from './fictional-numbers.ts'
import { daysBefore, isoDate } from './hours.ts'
import type { Random } from './random.ts'
import type { DemoOrganization } from './rows.ts'

/** ISTAT legal form most bodies of a type have (national vocabulary `legal-status`). */
const LEGAL_FORMS: Readonly<Record<string, string>> = {
  odv: '1.8.10',
  aps: '1.8.10',
  asd: '1.8.10',
  associazione: '1.8.10',
  onlus: '1.8.10',
  coop_sociale: '1.4.30',
  coop_sociale_a: '1.4.30',
  coop_sociale_b: '1.4.30',
  coop_sociale_ab: '1.4.30',
  consorzio_coop: '1.4.30',
  fondazione: '1.7.20',
  ente_filantropico: '1.7.20',
  ente_religioso: '1.7.40',
  soms: '1.7.50',
  rete_associativa: '1.7.10',
  comitato: '1.8.20',
  altro_ets: '1.7.10',
}

/** Types kept in the RUNTS (art. 46 D.Lgs. 117/2017). */
const ENROLLED = new Set([
  'odv',
  'aps',
  'coop_sociale',
  'coop_sociale_a',
  'coop_sociale_b',
  'coop_sociale_ab',
  'consorzio_coop',
  'impresa_sociale',
  'ente_filantropico',
  'rete_associativa',
  'soms',
  'altro_ets',
])

const ALBO_SECTIONS: Readonly<Record<string, string>> = {
  coop_sociale_a: 'A',
  coop_sociale_b: 'B',
  coop_sociale_ab: 'AB',
  consorzio_coop: 'C',
}

/** Legal form of a type; a tenth of the associations is recognised. */
export function legalForm(chance: Random, type: string): string | null {
  const form = LEGAL_FORMS[type] ?? null
  return form === '1.8.10' && chance.chance(0.1) ? '1.7.10' : form
}

/** Numbers by which registers know a body, all in ranges that no register has reached. */
export function addIdentity(
  chance: Random,
  draft: Draft,
  rows: DemoOrganization,
  serial: number,
  now: Date,
): void {
  const { type } = draft
  const add = (
    identifier_scheme: string,
    identifier: string,
    dates: { valid_from?: string; valid_to?: string } = {},
  ) =>
    rows.organization_identifier.push({
      id: namedId(`${draft.key} ${identifier_scheme}`),
      organization_id: rows.organization.id,
      identifier_scheme,
      identifier,
      ...dates,
    })
  if (type !== 'gruppo_informale') add('IT-CF', fictionalTaxCode(serial))
  // Real repertorio numbers are below 200,000.
  if (ENROLLED.has(type)) add('RUNTS-REP', String(900_000 + serial))
  const section = ALBO_SECTIONS[type]
  if (section) add('ALBO-COOP', `${section}-${9000 + serial}`)
  const former = { odv: 'ODV-TOS', aps: 'APS-TOS' }[type]
  if (former && draft.year < 2012 && chance.chance(0.5))
    add(former, `PO-${9000 + serial}`, {
      valid_from: `${Math.max(1994, draft.year)}-04-12`,
      valid_to: '2021-11-22',
    })
  if (type === 'onlus') add('ONLUS', `9-${9000 + serial}`, { valid_to: '2025-12-31' })
  addFormerName(chance, draft, rows, now)
}

function addFormerName(chance: Random, draft: Draft, rows: DemoOrganization, now: Date): void {
  const word = /«(.+?)»/.exec(draft.name)?.[1]
  if (!word || draft.kind === 'featured' || !chance.chance(0.1)) return
  rows.organization_former_name.push({
    id: namedId(`${draft.key} former name`),
    organization_id: rows.organization.id,
    name: `${chance.pick(['Gruppo volontari', 'Associazione', 'Comitato promotore', 'Amici di'])} «${word}»`,
    valid_to: isoDate(daysBefore(now, chance.between(400, 4000))),
  })
}
