import { z } from 'zod'
import type { Command } from '../../../platform/cli/command.ts'
import { isLang } from '../../../platform/i18n/languages.ts'
import { inviteToWork } from './invite.ts'

/** The line of the first start that says how to go on from links to accounts. */
export const HOW_TO_HAVE_ACCOUNTS =
  'To invite an administrator to an account of their own: npm run tessuto -- admin-account E-MAIL'

/** `tessuto admin-account`: invites the first administrators as people with an account of their own. */
export const adminAccount: Command = {
  name: 'admin-account',
  summary: 'Invite a territory administrator by mail, to an account of their own',
  usage: 'E-MAIL [--lang it]',
  options: { lang: { type: 'string' } },
  run: async (cx) => {
    const email = z.email().safeParse(cx.positionals[0])
    const lang = typeof cx.values.lang === 'string' ? cx.values.lang : 'it'
    if (!email.success || !isLang(lang)) {
      cx.error('Write the e-mail address of the person, and a language such as it or en.')
      return 2
    }
    const services = await cx.services()
    const invited = {
      email: email.data,
      lang,
      role: 'territory_admin',
      invitedBy: { name: services.config.siteName },
    } as const
    await services.db.transaction().execute((tx) => inviteToWork(services, tx, invited, new Date()))
    cx.print(`An invitation goes to ${email.data} as soon as the portal runs; it can be accepted for 7 days.`)
    cx.print('They choose user id and password, then set up a second factor: only then the role counts.')
    return 0
  },
}
