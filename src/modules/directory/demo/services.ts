import type { ServiceText } from './content.ts'
import type { Draft } from './draft.ts'
import { namedId } from './fictional-numbers.ts'
import { seasonDates, shifted, spans } from './hours.ts'
import type { Random } from './random.ts'
import type { DemoOrganization } from './rows.ts'

/** `free of charge`, for services whose text is translated. */
const FREE = { en: 'Free of charge', fr: 'Gratuit', zh: '免费', ar: 'مجانًا', ru: 'Бесплатно', it: 'Gratuito' }

const CLOSING_LINES = [
  'La prima volta ti accoglie una persona che resta il tuo riferimento.',
  "In questo periodo c'è posto.",
  'Si può venire accompagnati da un familiare o da un amico.',
  "Se non puoi venire di persona, troviamo insieme un'altra strada.",
  'Chi ha bisogno di un interprete lo dica quando prenota.',
  "Per chi lavora teniamo libero l'ultimo appuntamento della giornata.",
  'Il servizio è aperto anche a chi abita nei comuni vicini.',
  "Due volte all'anno chiediamo a chi lo usa che cosa migliorare.",
  'Rispondiamo alle mail entro due giorni lavorativi.',
  'Nei giorni di pioggia forte o neve chiama prima di uscire.',
]

/** The services of a body with all that hangs on them. */
export function addServices(chance: Random, draft: Draft, rows: DemoOrganization, now: Date): void {
  for (const [position, text] of draft.services.entries())
    addService(chance, draft, rows, text, position, now)
}

function addService(
  chance: Random,
  draft: Draft,
  rows: DemoOrganization,
  text: ServiceText,
  position: number,
  now: Date,
): void {
  const id = namedId(`${draft.key} service ${position}`)
  const written = draft.kind === 'featured'
  rows.service.push({
    id,
    organization_id: rows.organization.id,
    name: text.name,
    description: written ? text.description : `${text.description} ${chance.pick(CLOSING_LINES)}`,
    status: status(chance, draft, rows.organization.lifecycle),
    application_process: text.application ?? null,
    eligibility_description: text.eligibility ?? null,
    fees_description: text.free ? (text.fees ?? FREE[draft.lang]) : (text.fees ?? null),
    free: text.free,
    wait_time: text.wait ?? null,
    minimum_age: text.minimum_age ?? null,
    maximum_age: text.maximum_age ?? null,
    position,
  })
  addTerms(chance, draft, rows, id, text)
  addHours(chance, draft, rows, text, id, now)
  addConditions(draft, rows, text, id)
  addArea(chance, draft, rows, id)
  addServiceTranslations(draft, rows, text, id)
}

function status(chance: Random, draft: Draft, lifecycle: string | undefined): string {
  if (lifecycle === 'dissolved') return 'defunct'
  if (lifecycle === 'inactive') return 'inactive'
  return draft.kind !== 'featured' && chance.chance(0.03) ? 'temporarily closed' : 'active'
}

function addTerms(
  chance: Random,
  draft: Draft,
  rows: DemoOrganization,
  service_id: string,
  text: ServiceText,
): void {
  const sector = text.sector ?? draft.sectors[0]
  if (sector) rows.service_term.push({ service_id, taxonomy: 'sector', code: sector })
  for (const code of chance.some(draft.beneficiaries, 2))
    rows.service_term.push({ service_id, taxonomy: 'beneficiary', code })
}

function addHours(
  chance: Random,
  draft: Draft,
  rows: DemoOrganization,
  text: ServiceText,
  service_id: string,
  now: Date,
): void {
  const [place] = rows.location
  if (place) {
    const id = namedId(`${service_id} at ${place.id}`)
    rows.service_at_location.push({ id, service_id, location_id: place.id })
  }
  const minutes = draft.kind === 'featured' ? 0 : chance.pick([-30, 0, 0, 0, 15, 30])
  for (const [index, span] of shifted(spans(text.hours), minutes).entries())
    rows.schedule.push({
      id: namedId(`${service_id} schedule ${index}`),
      organization_id: rows.organization.id,
      service_id,
      freq: 'WEEKLY',
      ...span,
      ...(text.season && seasonDates(text.season, now)),
    })
}

function addConditions(draft: Draft, rows: DemoOrganization, text: ServiceText, service_id: string): void {
  const organization_id = rows.organization.id
  if (text.fees)
    rows.cost_option.push({
      id: namedId(`${service_id} cost`),
      service_id,
      option: text.fees.includes('ISEE') ? 'Quota secondo il reddito' : 'Quota',
      amount: text.amount ?? null,
      amount_description: text.fees,
    })
  for (const [index, document] of text.documents.entries())
    rows.required_document.push({ id: namedId(`${service_id} document ${index}`), service_id, document })
  for (const code of text.languages)
    rows.spoken_language.push({
      id: namedId(`${service_id} language ${code}`),
      organization_id,
      service_id,
      code,
      note: code === 'it' || draft.kind === 'featured' ? null : 'Con mediatrice o volontario',
    })
}

function addArea(chance: Random, draft: Draft, rows: DemoOrganization, service_id: string): void {
  const wide = chance.chance(0.25)
  rows.service_area.push({
    id: namedId(`${service_id} area`),
    service_id,
    istat_code: wide ? null : draft.municipality.istat,
    name: wide ? 'Provincia di Prato' : draft.municipality.name,
  })
}

function addServiceTranslations(draft: Draft, rows: DemoOrganization, text: ServiceText, id: string): void {
  for (const lang of draft.languages) {
    const own = text.translations[lang as keyof typeof FREE]
    if (!own) continue
    const words = {
      ...(text.free && !text.fees && { fees_description: FREE[lang as keyof typeof FREE] }),
      ...own,
    }
    for (const [field, value] of Object.entries(words))
      rows.translation.push({
        organization_id: rows.organization.id,
        entity: 'service',
        entity_id: id,
        field,
        lang,
        text: value,
        kind: 'human',
      })
  }
}
