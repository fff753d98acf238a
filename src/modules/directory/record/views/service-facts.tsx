import type { Fact } from '../../../../platform/ui/DefinitionList.tsx'
import { webAddress } from '../dead-links.ts'
import { euro, listOf } from '../formats.ts'
import type { ServiceRecord } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { ContactLines, MailLine, PhoneLine, WebLine } from './Contacts.tsx'
import { Languages } from './Languages.tsx'
import { LongText, Name } from './Text.tsx'

/** For whom, how, with what, at what price. */
export function usefulFacts({ cx, record, text, words }: Sheet, service: ServiceRecord): Fact[] {
  const t = cx.t
  const long = (field: string, original: string | null) => {
    const found = text(service.id, field, original)
    return found && <LongText cx={cx} text={found} />
  }
  const people = service.terms
    .filter(({ taxonomy }) => taxonomy === 'beneficiary')
    .flatMap(({ code }) => words.term('beneficiary', code) ?? [])
  return [
    {
      term: t('directory.record.for_whom'),
      value: [people.length > 0 && listOf(cx, people), ageWords(cx, service)],
    },
    {
      term: t('directory.record.conditions'),
      value: long('eligibility_description', service.eligibility_description),
    },
    { term: t('directory.record.how'), value: long('application_process', service.application_process) },
    {
      term: t('directory.record.documents'),
      value: service.documents.map(({ document }) => (
        <Name key={document} cx={cx} lang={record.original_lang}>
          {document}
        </Name>
      )),
    },
    {
      term: t('directory.record.cost'),
      value: [
        service.free && t('directory.record.free'),
        ...costs(cx, record.original_lang, service),
        !saysNothingNew(service) && long('fees_description', service.fees_description),
      ],
    },
    {
      term: t('directory.record.wait'),
      value: service.wait_time && (
        <Name cx={cx} lang={record.original_lang}>
          {service.wait_time}
        </Name>
      ),
    },
  ]
}

/** Texts that only say "free", where the page says so already. */
const SAYS_FREE = /^(gratuit[oa]?|gratis|free( of charge)?|免费|مجاني|бесплатно)[.!。]?$/i

/** Whether the text on fees repeats what the costs beside it say. */
const saysNothingNew = ({ free, fees_description, costs }: ServiceRecord): boolean =>
  (free === true && SAYS_FREE.test(fees_description?.trim() ?? '')) ||
  costs.some(({ amount_description }) => amount_description === fees_description)

const costs = (cx: Sheet['cx'], lang: string, service: ServiceRecord) =>
  service.costs.map(({ option, amount, amount_description }) => {
    const told = service.free && SAYS_FREE.test(amount_description ?? '')
    if (told || (service.free && amount === 0 && !amount_description)) return undefined
    // "15 euro al mese" says the amount itself.
    const inWords = amount !== null && new RegExp(`\\b${Number(amount)}\\b`).test(amount_description ?? '')
    const price =
      amount === null || inWords
        ? ''
        : amount === 0
          ? cx.t('directory.record.free')
          : euro(cx, Number(amount))
    const words = [amount_description, option && `(${option})`].filter(Boolean).join(' ')
    if (!price && !words) return undefined
    return (
      <>
        {price}{' '}
        <Name cx={cx} lang={lang}>
          {words}
        </Name>
      </>
    )
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
export function reachFacts({ cx, record, words }: Sheet, service: ServiceRecord): Fact[] {
  const t = cx.t
  const places = record.locations.length < 2 ? [] : service.places
  const spoken = record.languages.filter(({ service_id }) => service_id === service.id)
  const served = service.areas.flatMap(
    ({ istat_code, name }) => words.municipality(istat_code)?.name ?? name ?? [],
  )
  const web = webAddress(record, service.url)
  return [
    {
      term: t('directory.record.where'),
      value: places.flatMap(({ location_id }) => {
        const place = record.locations.find(({ id }) => id === location_id)
        if (!place) return []
        const label = place.name ?? place.address_1 ?? t('directory.record.seat')
        return (
          <a key={place.id} href={`#sede-${place.id}`}>
            <Name cx={cx} lang={record.original_lang}>
              {label}
            </Name>
          </a>
        )
      }),
    },
    {
      term: t('directory.record.area_served'),
      value: served.length > 0 && <bdi class="wraps">{listOf(cx, served)}</bdi>,
    },
    {
      term: t('directory.record.languages'),
      value: spoken.length > 0 && <Languages cx={cx} lang={record.original_lang} languages={spoken} />,
    },
    {
      term: t('directory.record.contacts'),
      value: [
        ...record.phones
          .filter(({ service_id }) => service_id === service.id)
          .map((phone) => <PhoneLine key={phone.id} cx={cx} lang={record.original_lang} phone={phone} />),
        service.email && <MailLine address={service.email} />,
        ...record.contacts
          .filter(({ service_id }) => service_id === service.id)
          .map((contact) => <ContactLines key={contact.title} contact={contact} />),
        web && <WebLine cx={cx} web={web} />,
      ],
    },
  ]
}
