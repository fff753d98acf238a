import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import { isLang, type Lang } from '../../platform/i18n/languages.ts'
import { oneLine, writeLetter } from '../../platform/mail/letter.ts'
import { isRefusedForGood } from '../../platform/mail/refused.ts'
import { siteAddress } from '../../platform/site-address.ts'
import { ownPath } from './paths.ts'

const Asked = z.object({ organizationId: z.guid(), addressId: z.guid() })

/** Tells the people of an organisation, one mail each in their language, that an address of theirs leads nowhere. */
export async function mailOwners(services: Services, payload: unknown): Promise<void> {
  const { organizationId, addressId } = Asked.parse(payload)
  const link = await services.db
    .selectFrom('link_use as u')
    .innerJoin('link_address as a', 'a.id', 'u.address_id')
    .innerJoin('organization as o', 'o.id', 'u.organization_id')
    .select(['a.url', 'o.name', 'o.slug', 'o.email', 'o.original_lang'])
    .where('u.organization_id', '=', organizationId)
    .where('u.address_id', '=', addressId)
    .executeTakeFirst()
  if (!link) return
  const people = await listPeople(services, organizationId)
  const own = z.email().safeParse(link.email)
  const page = people.length > 0 ? ownPath(organizationId) : `/enti/${link.slug}`
  const to = people.length > 0 || !own.success ? people : [{ email: own.data, lang: link.original_lang }]
  const failed: unknown[] = []
  for (const { email, lang } of to)
    await send(services, { ...link, email, lang, page }).catch((error: unknown) => failed.push(error))
  // One who cannot be reached keeps nobody else waiting; who may be reached later decides whether it is tried again.
  if (failed.length > 0) throw failed.find((error) => !isRefusedForGood(error)) ?? failed[0]
}

const listPeople = ({ db }: Services, organizationId: string) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['a.email', 'a.lang'])
    .distinct()
    .where('g.organization_id', '=', organizationId)
    .where('g.role', 'in', ['organization_owner', 'organization_editor'])
    .where('g.valid_from', '<=', new Date())
    .where((or) => or.or([or('g.valid_to', 'is', null), or('g.valid_to', '>', new Date())]))
    .where('a.state', '=', 'active')
    .execute()
    .then((rows) => rows.flatMap(({ email, lang }) => (email === null ? [] : [{ email, lang }])))

interface Told {
  email: string
  lang: string
  page: string
  name: string
  url: string
}

async function send({ config, translate, mailer }: Services, told: Told): Promise<void> {
  const lang: Lang = isLang(told.lang) ? told.lang : 'it'
  const t = translate[lang]
  const name = oneLine(told.name)
  const url = `${siteAddress(config)}/${lang}`
  await mailer.send(
    writeLetter({
      to: told.email,
      lang,
      subject: t('links.mail_subject', { name }),
      paragraphs: [t('links.mail_text', { name }), oneLine(told.url), t('links.mail_next')],
      link: { label: t('links.mail_link'), url: `${url}${told.page}` },
      from: { name: config.siteName, url },
    }),
  )
}
