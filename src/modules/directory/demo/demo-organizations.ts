import { addContacts } from './contacts.ts'
import { readDemoEvents } from './content.ts'
import type { Draft } from './draft.ts'
import { drafts } from './drafts.ts'
import { addEvents } from './events.ts'
import { namedId } from './fictional-numbers.ts'
import { daysBefore, isoDate } from './hours.ts'
import { addIdentity, legalForm } from './identity.ts'
import { addPlaces } from './places.ts'
import { addProvenance, addTerms, mainSource } from './provenance.ts'
import { type Random, random } from './random.ts'
import { addRelations } from './relations.ts'
import { type DemoOrganization, emptyOrganization } from './rows.ts'
import { addServices } from './services.ts'
import { slugs } from './slugs.ts'

/** The fictional bodies of the demo territory as they are on a day: the same bodies for the same day, always. */
export function demoOrganizations(referenceDate: Date): DemoOrganization[] {
  const all = drafts()
  const addresses = slugs(all)
  const events = readDemoEvents()
  const made = all.map((draft, index) => {
    const chance = random(`rows ${draft.key}`)
    const rows = rowsOf(chance, draft, addresses[index] ?? '', index + 1, referenceDate)
    addEvents(draft, rows, events, referenceDate)
    return { draft, rows }
  })
  addRelations(random('relations'), made)
  return made.map(({ rows }) => rows)
}

function rowsOf(chance: Random, draft: Draft, slug: string, serial: number, now: Date): DemoOrganization {
  const source = mainSource(chance, draft)
  const saidAt = daysBefore(now, age(chance, draft))
  const never = draft.kind !== 'featured' && chance.chance(0.08)
  const rows = emptyOrganization(organization(chance, draft, slug))
  if (!never) Object.assign(rows.organization, { verified_at: saidAt, verified_by: verifier(source) })
  addIdentity(chance, draft, rows, serial, now)
  addTerms(chance, draft, rows, source)
  addPlaces(chance, draft, rows)
  addServices(chance, draft, rows, now)
  addContacts(chance, draft, rows, serial, now)
  addLanguages(draft, rows)
  addTranslations(draft, rows)
  addDoings(chance, draft, rows, now)
  addProvenance(draft, rows, source, saidAt)
  return rows
}

function organization(chance: Random, draft: Draft, slug: string): DemoOrganization['organization'] {
  const site = `${slug.slice(0, 60).replace(/-+$/, '')}.example`
  const informal = draft.type === 'gruppo_informale'
  return {
    id: namedId(draft.key),
    slug,
    name: draft.name,
    alternate_name: draft.alternateName ?? null,
    type_code: draft.type,
    legal_form_code: legalForm(chance, draft.type),
    description: draft.description,
    purpose: draft.purpose ?? null,
    original_lang: draft.lang,
    email: informal && chance.chance(0.5) ? null : `info@${site}`,
    certified_email: informal || chance.chance(0.3) ? null : `pec@pec.${site}`,
    website: !informal && chance.chance(0.65) ? `https://www.${site}` : null,
    year_incorporated: draft.year,
    member_count: draft.members || null,
    volunteer_count: draft.volunteers,
    staff_count: draft.staff,
    parent_organization_id: null,
    lifecycle: lifecycle(chance, draft),
    verified_at: null,
    verified_by: null,
    review_interval_months: chance.pick([6, 12, 12, 12, 24]),
    demo: true,
  }
}

function lifecycle(chance: Random, draft: Draft): string {
  if (draft.kind === 'featured' || draft.languages.length > 0 || draft.type === 'ente_pubblico')
    return 'active'
  const share = chance.next()
  if (share < 0.04) return 'inactive'
  if (share < 0.07) return 'dissolved'
  return share < 0.09 ? 'unknown' : 'active'
}

/** Days since somebody confirmed the record: mostly within the year, at most forty months. */
function age(chance: Random, draft: Draft): number {
  if (draft.kind === 'featured') return chance.between(30, 150)
  const share = chance.next()
  if (share < 0.6) return chance.between(30, 365)
  return share < 0.85 ? chance.between(366, 730) : chance.between(731, 1217)
}

/** Imports and machines do not confirm a record: the register does. */
const verifier = (source: string): string => (source === 'import' ? 'register' : source)

function addLanguages(draft: Draft, rows: DemoOrganization): void {
  const spoken = new Set(['it', draft.lang, ...rows.spoken_language.map(({ code }) => code)])
  for (const code of spoken)
    rows.spoken_language.push({
      id: namedId(`${draft.key} language ${code}`),
      organization_id: rows.organization.id,
      code,
    })
}

function addTranslations(draft: Draft, rows: DemoOrganization): void {
  const { id } = rows.organization
  for (const [lang, texts] of Object.entries(draft.translations))
    for (const [field, text] of Object.entries(texts))
      rows.translation.push({
        organization_id: id,
        entity: 'organization',
        entity_id: id,
        field,
        lang,
        text,
        kind: 'human',
      })
}

function addDoings(chance: Random, draft: Draft, rows: DemoOrganization, now: Date): void {
  const organization_id = rows.organization.id
  for (const [index, text] of draft.programs.entries()) {
    const starts = daysBefore(now, chance.between(60, 700))
    rows.program.push({
      id: namedId(`${draft.key} program ${index}`),
      organization_id,
      kind: chance.pick(['project', 'programme']),
      ...text,
      starts_on: isoDate(starts),
      ends_on: chance.chance(0.7) ? isoDate(daysBefore(starts, -chance.between(365, 1095))) : null,
    })
  }
  for (const [index, text] of draft.activities.entries())
    rows.activity.push({ id: namedId(`${draft.key} activity ${index}`), organization_id, ...text })
}
