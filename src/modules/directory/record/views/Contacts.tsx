import type { Cx } from '../../../../platform/cx.ts'
import { Bdi } from '../../../../platform/ui/Bdi.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { SafeLink } from '../../../../platform/ui/SafeLink.tsx'
import { mailLink, shownAddress, telLink, webLink, whatsappLink } from '../contact-links.ts'
import { webAddress } from '../dead-links.ts'
import type { OrganizationRecord } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { Name } from './Text.tsx'

type Phone = OrganizationRecord['phones'][number]
type Contact = OrganizationRecord['contacts'][number]

/** A phone number that rings when pressed; a chat only where its owner gave the number for it. */
export function PhoneLine({ cx, lang, phone }: { cx: Pick<Cx, 't' | 'lang'>; lang: string; phone: Phone }) {
  const shown = phone.extension
    ? `${phone.number} ${cx.t('directory.record.extension', { number: String(phone.extension) })}`
    : phone.number
  const href = phone.type === 'fax' ? undefined : phoneHref(phone)
  return (
    <>
      <SafeLink href={href}>
        <Bdi wraps>{shown}</Bdi>
      </SafeLink>
      {phone.type !== 'voice' && <span class="soft"> ({cx.t(phoneType(phone.type))})</span>}
      {phone.description && (
        <span class="soft">
          {' '}
          <Name cx={cx} lang={lang}>
            {phone.description}
          </Name>
        </span>
      )}
    </>
  )
}

const phoneHref = (phone: Phone) =>
  phone.type === 'whatsapp' ? whatsappLink(phone.number) : telLink(phone.number, phone.extension)

const PHONE_TYPES = ['mobile', 'fax', 'whatsapp', 'emergency'] as const
const phoneType = (type: string) =>
  `directory.record.phone_${PHONE_TYPES.find((one) => one === type) ?? 'mobile'}` as const

/** An e-mail address to write to; what is not an address stays text. */
export const MailLine = ({ address }: { address: string }) => (
  <SafeLink href={mailLink(address)}>
    <Bdi wraps>{address}</Bdi>
  </SafeLink>
)

/** A web address to follow; one that leads nowhere is only told, with since when. */
export const WebLine = ({
  cx,
  web,
}: {
  cx: Pick<Cx, 't'>
  web: { url: string; deadSince: Date | undefined }
}) =>
  web.deadSince ? (
    <>
      <Bdi wraps>{shownAddress(web.url)}</Bdi>
      <div class="soft small">{cx.t('directory.record.dead_link', { since: web.deadSince })}</div>
    </>
  ) : (
    <SafeLink href={web.url} external={cx} rel="nofollow">
      <Bdi wraps>{shownAddress(web.url)}</Bdi>
    </SafeLink>
  )

/** Every way to reach the organisation itself. */
export function Contacts({ cx, record }: Pick<Sheet, 'cx' | 'record'>) {
  const web = webAddress(record, record.website)
  const t = cx.t
  return (
    <DefinitionList
      facts={[
        {
          term: t('directory.record.phone'),
          value: record.phones
            .filter(({ service_id }) => !service_id)
            .map((phone) => <PhoneLine key={phone.id} cx={cx} lang={record.original_lang} phone={phone} />),
        },
        record.email !== null && {
          term: t('directory.record.email'),
          value: <MailLine address={record.email} />,
        },
        record.certified_email !== null && {
          term: t('directory.record.pec'),
          value: <MailLine address={record.certified_email} />,
        },
        web !== undefined && {
          term: t('directory.record.website'),
          value: <WebLine cx={cx} web={web} />,
        },
        ...record.contacts
          .filter(({ service_id }) => !service_id)
          .map((contact) => ({
            term: (
              <Name cx={cx} lang={record.original_lang}>
                {contact.title}
              </Name>
            ),
            value: <ContactLines contact={contact} />,
          })),
      ]}
    />
  )
}

/** A person or office to ask for: by role first. */
export const ContactLines = ({ contact }: { contact: Contact }) => (
  <>
    {contact.name && <bdi class="wraps">{contact.name}</bdi>}
    {contact.phone && (
      <div>
        <SafeLink href={telLink(contact.phone)}>
          <Bdi wraps>{contact.phone}</Bdi>
        </SafeLink>
      </div>
    )}
    {contact.email && (
      <div>
        <MailLine address={contact.email} />
      </div>
    )}
  </>
)

/** Whether there is anything to show of contacts. */
export const hasContacts = (record: OrganizationRecord): boolean =>
  record.phones.some(({ service_id }) => !service_id) ||
  record.contacts.some(({ service_id }) => !service_id) ||
  Boolean(record.email || record.certified_email || webLink(record.website))
