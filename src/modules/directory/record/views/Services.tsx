import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { openState } from '../opening-hours.ts'
import type { ServiceRecord } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { HoursTable } from './HoursTable.tsx'
import { OpenNow } from './OpenNow.tsx'
import { reachFacts, usefulFacts } from './service-facts.tsx'
import { LongText, ShortText } from './Text.tsx'

/** Everything it offers, each service with what a person must know before going. */
export const Services = ({ sheet }: { sheet: Sheet }) => (
  <div>
    {sheet.record.services.map((service, at) => (
      <OneService key={service.id} sheet={sheet} service={service} folded={at >= OPEN} />
    ))}
  </div>
)

/** Services shown whole; more would bury the hours and the address below them. */
const OPEN = 3

function OneService(props: { sheet: Sheet; service: ServiceRecord; folded: boolean }) {
  const id = `servizio-${props.service.id}`
  const name = <ServiceName {...props} />
  if (!props.folded)
    return (
      <div class="record-service" id={id}>
        <h3>{name}</h3>
        <Service {...props} />
      </div>
    )
  return (
    <Accordion id={id} summary={name}>
      <Service {...props} />
    </Accordion>
  )
}

const ServiceName = ({ sheet: { cx, text }, service }: { sheet: Sheet; service: ServiceRecord }) => (
  <>
    <ShortText cx={cx} text={text(service.id, 'name', service.name)} />{' '}
    {service.free && <Badge tone="success">{cx.t('directory.record.free')}</Badge>}{' '}
    {service.status === 'temporarily closed' && (
      <Badge tone="warning">{cx.t('directory.record.suspended')}</Badge>
    )}
  </>
)

function Service({ sheet, service }: { sheet: Sheet; service: ServiceRecord }) {
  const { cx, record, text, today } = sheet
  const schedules = record.schedules.filter((span) => span.service_id === service.id)
  const name = text(service.id, 'name', service.name)
  const alert = text(service.id, 'alert', service.alert)
  return (
    <>
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
          <HoursTable
            cx={cx}
            spans={schedules}
            today={today}
            lang={record.original_lang}
            of={name?.text ?? service.name}
          />
        </>
      )}
    </>
  )
}
