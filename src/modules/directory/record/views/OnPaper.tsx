import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import type { ServiceRecord } from '../queries.ts'
import { mainSchedules, type Sheet } from '../sheet.ts'
import { weekPlans } from '../week-plan.ts'
import { Contacts, hasContacts } from './Contacts.tsx'
import { HoursTable } from './HoursTable.tsx'
import { Place } from './Places.tsx'
import { reachFacts, usefulFacts } from './service-facts.tsx'
import { LongText, ShortText } from './Text.tsx'

/** All that a person needs to go there or call, to be read out or taken away: nothing folded, no maps, nothing of this hour. */
export function OnPaper({ sheet }: { sheet: Sheet }) {
  const { cx, record, text, today } = sheet
  const { original_lang: lang, locations } = record
  const hours = mainSchedules(record)
  const services = record.services.filter(({ status }) => status === 'active')
  return (
    <>
      <LongText cx={cx} text={text(record.id, 'description', record.description)} />
      {hasContacts(record) && <Contacts cx={cx} record={record} />}
      {weekPlans(hours, today).length > 0 && (
        <>
          <h3>{cx.t('directory.record.hours')}</h3>
          <HoursTable cx={cx} spans={hours} today={today} lang={lang} of={record.name} />
        </>
      )}
      {locations.map((place) => (
        <Place key={place.id} sheet={sheet} place={place} alone={locations.length === 1} />
      ))}
      {services.map((service) => (
        <Service key={service.id} sheet={sheet} service={service} />
      ))}
    </>
  )
}

function Service({ sheet, service }: { sheet: Sheet; service: ServiceRecord }) {
  const { cx, record, text, today } = sheet
  const name = text(service.id, 'name', service.name)
  return (
    <div class="record-service">
      <h3>
        <ShortText cx={cx} text={name} />
      </h3>
      <LongText cx={cx} text={text(service.id, 'alert', service.alert)} />
      <LongText cx={cx} text={text(service.id, 'description', service.description)} />
      <DefinitionList facts={[...usefulFacts(sheet, service), ...reachFacts(sheet, service)]} />
      <HoursTable
        cx={cx}
        spans={record.schedules.filter((span) => span.service_id === service.id)}
        today={today}
        lang={record.original_lang}
        of={name?.text ?? service.name}
      />
    </div>
  )
}
