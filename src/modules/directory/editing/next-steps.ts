import type { RecordDocument } from './record-document.ts'
import type { Group } from './record-shape.ts'

/** What makes a record useful to people who look for help, the most useful first. */
export const STEPS = [
  'phone',
  'description',
  'services',
  'hours',
  'address',
  'terms',
  'service_details',
  'service_cost',
  'languages',
  'accessibility',
  'translation',
] as const
export type Step = (typeof STEPS)[number]

/** One thing to do: where it is done, what it is and why it helps people. */
export interface NextStep {
  step: Step
  group: Group
  title: `directory.step.${Step}`
  why: `directory.step.${Step}_why`
}

/** How far a record is; never shown to the public as a mark. */
export interface Completeness {
  /** Part of the criteria that apply which are met, 0 to 1. */
  share: number
  /** The three most useful things to do next. */
  next: NextStep[]
}

/** Shortest description that says something, in characters. */
const TELLING = 80

/** The part of the criteria that apply which are met (after data.inclusion's quality score), and what to do next. */
export function completeness(record: RecordDocument): Completeness {
  const judged = STEPS.map((step) => ({ step, ...CRITERIA[step](record) })).filter(({ applies }) => applies)
  const met = judged.filter(({ met }) => met).length
  const next = judged
    .filter(({ met }) => !met)
    .slice(0, 3)
    .map(
      ({ step }): NextStep => ({
        step,
        group: GROUP_OF[step],
        title: `directory.step.${step}`,
        why: `directory.step.${step}_why`,
      }),
    )
  return { share: met / judged.length, next }
}

const GROUP_OF: Record<Step, Group> = {
  phone: 'contacts',
  description: 'texts',
  services: 'services',
  hours: 'hours',
  address: 'places',
  terms: 'terms',
  service_details: 'services',
  service_cost: 'services',
  languages: 'languages',
  accessibility: 'places',
  translation: 'translations',
}

interface Judgement {
  met: boolean
  /** A record is not asked for what it cannot have. */
  applies: boolean
}
const always = (met: boolean): Judgement => ({ met, applies: true })

const CRITERIA: Record<Step, (record: RecordDocument) => Judgement> = {
  phone: ({ organization, phones }) =>
    always(organization.email !== null || phones.some(({ type }) => type !== 'fax')),
  description: ({ organization }) => always((organization.description ?? '').length >= TELLING),
  services: (record) => always(living(record).length > 0),
  hours: ({ schedules }) => always(schedules.some(({ closed }) => !closed)),
  address: ({ locations }) => ({
    met: doors(locations).some(({ address_1, istat_code }) => address_1 !== null && istat_code !== null),
    // Who only meets on line has no door.
    applies: locations.length === 0 || doors(locations).length > 0,
  }),
  terms: ({ terms }) =>
    always(
      terms.some(({ taxonomy }) => taxonomy === 'area') &&
        terms.some(({ taxonomy }) => taxonomy === 'beneficiary'),
    ),
  service_details: (record) =>
    ofServices(
      record,
      (service) => service.eligibility_description !== null && service.application_process !== null,
    ),
  service_cost: (record) =>
    ofServices(
      record,
      ({ id, free, fees_description }) =>
        free !== null || fees_description !== null || record.costs.some((cost) => cost.service_id === id),
    ),
  languages: ({ languages }) => always(languages.length > 0),
  accessibility: ({ locations }) => ({
    met: doors(locations).every(({ wheelchair }) => wheelchair !== null),
    applies: doors(locations).length > 0,
  }),
  translation: ({ organization, translations }) => ({
    met: translations.some(({ entity, field }) => entity === 'organization' && field === 'description'),
    applies: organization.description !== null,
  }),
}

const doors = (locations: RecordDocument['locations']) =>
  locations.filter(({ location_type }) => location_type === 'physical')

const living = ({ services }: RecordDocument) =>
  services.filter(({ status }) => status === 'active' || status === 'temporarily closed')

/** Asked of each service, once there is one. */
function ofServices(
  record: RecordDocument,
  isMet: (service: RecordDocument['services'][number]) => boolean,
): Judgement {
  const services = living(record)
  return { met: services.every(isMet), applies: services.length > 0 }
}
