import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import type { MessageKey } from '../../platform/i18n/messages.ts'
import { oneLine, writeLetter } from '../../platform/mail/letter.ts'
import { type Account, findAccount, findAccountByEmail } from '../../platform/session/accounts.ts'
import { newToken, tokenHash } from '../../platform/session/tokens.ts'
import { siteAddress } from '../../platform/site-address.ts'
import { countTry, TO_MAILBOX, takeBackTry } from './limits.ts'
import { makeLink } from './links.ts'
import { EMAIL_PAGE } from './own/paths.ts'
import { FORGOTTEN, INVITATION, REGISTER, SIGN_IN } from './paths.ts'
import { SECURITY } from './second-factor/paths.ts'
import { findAccountFor } from './sign-in.ts'

const Visitor = z.object({ device: z.string(), addressBlock: z.string() })

/** What a job of this module may be asked to send. No token is in it: each is made when its mail goes out. */
const Wanted = z.discriminatedUnion('letter', [
  z.object({ letter: z.literal('confirm'), registrationId: z.string() }),
  z.object({ letter: z.literal('reset'), who: z.string() }),
  z.object({ letter: z.literal('password'), accountId: z.string() }),
  z.object({ letter: z.literal('linked'), accountId: z.string() }),
  z.object({ letter: z.literal('elsewhere'), accountId: z.string(), ...Visitor.shape }),
  z.object({ letter: z.literal('new_email'), accountId: z.string(), email: z.string() }),
  z.object({ letter: z.literal('email_changed'), accountId: z.string(), to: z.string() }),
  z.object({ letter: z.literal('invitation'), invitationId: z.string() }),
])
type Wanted = z.infer<typeof Wanted>

interface Content {
  letter:
    | 'confirm'
    | 'known'
    | 'reset'
    | 'password'
    | 'linked'
    | 'elsewhere'
    | 'new_email'
    | 'email_changed'
    | 'invitation'
  to: string
  lang: Lang
  /** Texts from people among them: none may begin a line of its own. */
  values?: Record<string, string>
  /** Address of the button, without site and language. */
  path?: string
}

/** Sends one letter, at most five an hour to one mailbox for links that strangers can ask for. */
export async function sendLetter(services: Services, payload: unknown): Promise<void> {
  const content = await write(services, Wanted.parse(payload), new Date())
  if (!content) return
  const { letter, to, lang, path } = content
  const t = services.translate[lang]
  const base = siteAddress(services.config)
  const site = services.config.siteName
  const values = Object.fromEntries(
    Object.entries({ ...content.values, site }).map(([name, text]) => [name, oneLine(text)]),
  )
  const key = (part: string) => `accounts.mail_${letter}_${part}` as MessageKey
  const mail = writeLetter({
    to,
    lang,
    subject: t(key('subject'), values),
    paragraphs: t(key('text'), values).split('\n'),
    ...(path && { link: { label: t(key('link')), url: `${base}/${lang}${path}` } }),
    from: { name: site, url: `${base}/${lang}` },
  })
  await services.mailer.send(mail).catch(async (error: unknown) => {
    // What did not leave does not count, or a mail server that is away for minutes would use the five up.
    if (COUNTED.includes(letter)) await takeBackTry(services.db, mailbox(to), new Date())
    throw error
  })
}

/** Letters that strangers can ask for. */
const COUNTED: readonly Content['letter'][] = ['confirm', 'known', 'reset', 'new_email', 'invitation']

const mailbox = (address: string): string => `mail:${address}`

async function write(services: Services, wanted: Wanted, now: Date): Promise<Content | undefined> {
  if (wanted.letter === 'confirm') return confirmation(services, wanted.registrationId, now)
  if (wanted.letter === 'invitation') return invitation(services, wanted.invitationId, now)
  if (wanted.letter === 'reset') return reset(services, wanted.who, now)
  const account = await findAccount(services.db, wanted.accountId)
  if (!account || account.state === 'removed') return undefined
  const { id: accountId, email: to, lang } = account
  switch (wanted.letter) {
    case 'new_email': {
      if (await isFull(services, wanted.email, now)) return undefined
      const owner = await findAccountByEmail(services.db, wanted.email)
      if (owner) return alreadyKnown(owner)
      const token = await makeLink(services.db, 'email', { accountId, email: wanted.email }, now)
      return { letter: 'new_email', to: wanted.email, lang, path: `${EMAIL_PAGE}/${token}` }
    }
    case 'email_changed':
      return { letter: 'email_changed', to: wanted.to, lang }
    case 'elsewhere': {
      const where = {
        device: wanted.device || '?',
        block: wanted.addressBlock,
        at: when(services, lang, now),
      }
      return { letter: 'elsewhere', to, lang, values: where, path: FORGOTTEN }
    }
    case 'linked':
      return { letter: 'linked', to, lang, path: SECURITY }
    case 'password':
      return { letter: 'password', to, lang, path: FORGOTTEN }
  }
}

/** To the owner of the account that somebody meant; to nobody where there is none. */
async function reset(services: Services, who: string, now: Date): Promise<Content | undefined> {
  const account = await findAccountFor(services.db, who)
  if (account?.state !== 'active' || (await isFull(services, account.email, now))) return undefined
  const { id: accountId, email: to, lang, userId } = account
  const token = await makeLink(services.db, 'reset', { accountId }, now)
  return { letter: 'reset', to, lang, values: { userId }, path: `${FORGOTTEN}/${token}` }
}

/** To who registered; or, when the address has an account, to its owner, who may have forgotten it. */
async function confirmation(
  services: Services,
  registrationId: string,
  now: Date,
): Promise<Content | undefined> {
  const { db } = services
  const row = await db
    .selectFrom('account_registration')
    .select(['email', 'lang', 'user_id as userId'])
    .where('id', '=', registrationId)
    .executeTakeFirst()
  if (!row || (await isFull(services, row.email, now))) return undefined
  const owner = await findAccountByEmail(db, row.email)
  if (owner) return alreadyKnown(owner)
  const token = await makeLink(db, 'confirm', { registrationId }, now)
  const { email: to, lang, userId } = row
  return { letter: 'confirm', to, lang, values: { userId }, path: `${REGISTER}/${token}` }
}

const alreadyKnown = ({ email: to, lang, userId }: Account): Content => ({
  letter: 'known',
  to,
  lang,
  values: { userId },
  path: SIGN_IN,
})

async function invitation(services: Services, id: string, now: Date): Promise<Content | undefined> {
  const { db } = services
  const found = await db
    .selectFrom('account_invitation')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found || (await isFull(services, found.email, now))) return undefined
  const token = newToken()
  const row = await db
    .updateTable('account_invitation')
    .set({ token_hash: tokenHash(token) })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['email', 'lang', 'invited_by as who', 'reason'])
    .executeTakeFirst()
  if (!row) return undefined
  const { email: to, lang, who, reason } = row
  return { letter: 'invitation', to, lang, values: { who, reason }, path: `${INVITATION}/${token}` }
}

const isFull = async ({ db }: Services, address: string, now: Date): Promise<boolean> =>
  (await countTry(db, mailbox(address), TO_MAILBOX, now, 1)) > 0

const when = ({ config }: Services, lang: Lang, at: Date): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: config.timeZone }).format(
    at,
  )
