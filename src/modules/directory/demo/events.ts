import type { DemoEvent } from './content.ts'
import type { Draft } from './draft.ts'
import { namedId } from './fictional-numbers.ts'
import { daysBefore, isoDate } from './hours.ts'
import { random } from './random.ts'
import type { DemoOrganization } from './rows.ts'

/** Languages of the texts of events. */
const LANGS = ['it', 'en', 'fr', 'zh', 'ar', 'ru'] as const

/** Events of a body, some of them past; those of bodies that are told in other languages are told in all of them. */
export function addEvents(draft: Draft, rows: DemoOrganization, all: readonly DemoEvent[], now: Date): void {
  const chance = random(`events ${draft.key}`)
  const { lifecycle, id: organization_id } = rows.organization
  if (lifecycle !== 'active' || !chance.chance(draft.kind === 'featured' ? 1 : 0.2)) return
  const [seat] = rows.location
  for (const [index, text] of chance.some(all, chance.between(1, 2)).entries()) {
    const starts = daysBefore(now, -chance.between(-15, 90))
    const id = namedId(`${draft.key} event ${index}`)
    rows.organization_event.push({
      ...{ id, organization_id, status: chance.chance(0.06) ? 'cancelled' : 'scheduled' },
      ...{ name: text.name[draft.lang] ?? '', description: text.description[draft.lang] ?? null },
      ...{ starts_on: isoDate(starts), starts_at: text.starts_at, ends_at: text.ends_at },
      ends_on: text.days > 1 ? isoDate(daysBefore(starts, 1 - text.days)) : null,
      ...{ place_id: seat?.id ?? null, free: text.free, booking: rows.organization.email ?? null },
      fees_description: text.fees_description?.[draft.lang] ?? null,
    })
    if (draft.languages.length > 0) translate(draft, rows, id, text)
  }
}

function translate(draft: Draft, rows: DemoOrganization, entity_id: string, text: DemoEvent): void {
  const about = { organization_id: rows.organization.id, entity: 'organization_event', entity_id }
  for (const field of ['name', 'description', 'fees_description'] as const)
    for (const lang of LANGS) {
      const said = text[field]?.[lang]
      if (said && lang !== draft.lang)
        rows.translation.push({ ...about, field, lang, text: said, kind: 'human' })
    }
}
