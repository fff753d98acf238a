import { Badge } from '../../../../platform/ui/Badge.tsx'
import { DefinitionList, type Fact } from '../../../../platform/ui/DefinitionList.tsx'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { SafeLink } from '../../../../platform/ui/SafeLink.tsx'
import { shownAddress, webLink } from '../contact-links.ts'
import { euro } from '../formats.ts'
import { openState } from '../opening-hours.ts'
import type { ServiceRecord } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { ContactLines, MailLine, PhoneLine } from './Contacts.tsx'
import { HoursTable } from './HoursTable.tsx'
import { Languages } from './Languages.tsx'
import { OpenNow } from './OpenNow.tsx'
import { LongText, ShortText } from './Text.tsx'

/** Everything it offers, each service with what a person must know before going. */
export const Services = ({ sheet }: { sheet: Sheet }) => (
  <div class="stack">
    {sheet.record.services.map((service) => (
      <Service key={service.id} sheet={sheet} service={service} />
    ))}
  </div>
)

function Service({ sheet, service }: { sheet: Sheet; service: ServiceRecord }) {
  const { cx, record, text, today } = sheet
  const schedules = record.schedules.filter((span) => span.service_id === service.id)
  const name = text(service.id, 'name', service.name)
  const alert = text(service.id, 'alert', service.alert)
  return (
    <article class="record-service" id={`servizio-${service.id}`}>
      <h3>
        <ShortText cx={cx} text={name} />
      </h3>
      <p class="cluster">
        {service.free && <Badge tone="success">{cx.t('directory.record.free')}</Badge>}
        {service.status === 'temporarily closed' && (
          <Badge tone="warning">{cx.t('directory.record.suspended')}</Badge>
        )}
      </p>
      {alert && (
        <Alert cx={cx} tone="warning">
          <LongText cx={cx} text={alert} />
        </Alert>
      )}
      <LongText cx={cx} text={text(service.id, 'description', service.description)} />
      <DefinitionList facts={[...usefulFacts(sheet, service), ...reachFacts(sheet, service)]} />
      {service.status === 'active' && schedules.length > 0 && (
        <>
          <h4>{cx.t('directory.record.hours')}</h4>
          <OpenNow cx={cx} state={openState(schedules, cx.now, cx.config.timeZone)} />
          <HoursTable cx={cx} spans={schedules} today={today} of={name?.text ?? service.name} />
        </>
      )}
    </article>
  )
}

/** For whom, how, with what, at what price. */
function usefulFacts({ cx, text, words }: Sheet, service: ServiceRecord): Fact[] {
  const t = cx.t
  const long = (field: string, original: string | null) => {
    const found = text(service.id, field, original)
    return found && <LongText cx={cx} text={found} />
  }
  const people = service.terms
    .filter(({ taxonomy }) => taxonomy === 'beneficiary')
    .flatMap(({ code }) => words.term('beneficiary', code) ?? [])
  return [
    { term: t('directory.record.for_whom'), value: [people.join(', '), ageWords(cx, service)] },
    {
      term: t('directory.record.conditions'),
      value: long('eligibility_description', service.eligibility_description),
    },
    { term: t('directory.record.how'), value: long('application_process', service.application_process) },
    {
      term: t('directory.record.documents'),
      value: service.documents.map(({ document }) => (
        <bdi key={document} class="wraps">
          {document}
        </bdi>
      )),
    },
    {
      term: t('directory.record.cost'),
      value: [
        service.free && t('directory.record.free'),
        ...costs(cx, service),
        long('fees_description', service.fees_description),
      ],
    },
    {
      term: t('directory.record.wait'),
      value: service.wait_time && <bdi class="wraps">{service.wait_time}</bdi>,
    },
  ]
}

const costs = (cx: Sheet['cx'], service: ServiceRecord) =>
  service.costs.map(({ option, amount, amount_description }) => {
    const price =
      amount === null ? '' : amount === 0 ? cx.t('directory.record.free') : euro(cx, Number(amount))
    const parts = [price, amount_description, option && `(${option})`].filter(Boolean)
    return parts.length > 0 && <bdi class="wraps">{parts.join(' ')}</bdi>
  })

function ageWords(
  cx: Sheet['cx'],
  { minimum_age: from, maximum_age: to }: ServiceRecord,
): string | undefined {
  if (from !== null && to !== null) return cx.t('directory.record.age_from_to', { from, to })
  if (from !== null) return cx.t('directory.record.age_from', { from })
  return to === null ? undefined : cx.t('directory.record.age_to', { to })
}

/** Where, in which territory, in which languages, and how to ask. */
function reachFacts({ cx, record, words }: Sheet, service: ServiceRecord): Fact[] {
  const t = cx.t
  const places = record.locations.length < 2 ? [] : service.places
  const web = webLink(service.url)
  return [
    {
      term: t('directory.record.where'),
      value: places.flatMap(({ location_id }) => {
        const place = record.locations.find(({ id }) => id === location_id)
        if (!place) return []
        const label = place.name ?? place.address_1 ?? t('directory.record.seat')
        return (
          <a key={place.id} href={`#sede-${place.id}`}>
            <bdi class="wraps">{label}</bdi>
          </a>
        )
      }),
    },
    {
      term: t('directory.record.area_served'),
      value: service.areas
        .flatMap(({ istat_code, name }) => words.municipality(istat_code)?.name ?? name ?? [])
        .join(', '),
    },
    {
      term: t('directory.record.languages'),
      value: (
        <Languages
          cx={cx}
          languages={record.languages.filter(({ service_id }) => service_id === service.id)}
        />
      ),
    },
    {
      term: t('directory.record.contacts'),
      value: [
        ...record.phones
          .filter(({ service_id }) => service_id === service.id)
          .map((phone) => <PhoneLine key={phone.id} cx={cx} phone={phone} />),
        service.email && <MailLine address={service.email} />,
        ...record.contacts
          .filter(({ service_id }) => service_id === service.id)
          .map((contact) => <ContactLines key={contact.title} contact={contact} />),
        web && (
          <SafeLink href={web} external={cx} rel="nofollow">
            <bdi class="wraps">{shownAddress(web)}</bdi>
          </SafeLink>
        ),
      ],
    },
  ]
}
