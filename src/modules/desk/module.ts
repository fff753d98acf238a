import type { Module } from '../../platform/module.ts'
import { onCalled } from './contacts/called.ts'
import { contactRoutes } from './contacts/contact-routes.tsx'
import { countRoutes } from './counts/count-routes.tsx'
import { deskRoutes } from './desk-routes.tsx'
import { forgetContacts } from './forget.ts'
import './messages.ts'
import { onSubmitted, sendCopy } from './mandate/copy.ts'
import { latestMandate, writesFor } from './mandate/mandate.ts'
import { mandateRoutes } from './mandate/mandate-routes.tsx'
import { REGISTERED_KIND } from './mandate/register.ts'
import { registerRoutes } from './mandate/register-routes.tsx'
import { remindOperators, sendMandateMail } from './mandate/remind.ts'
import { COUNTS, DESK, MANDATES } from './paths.ts'
import { mayReadCounts, mayWorkAtDesk } from './permissions.ts'
import { summaryRoutes } from './summary/summary-routes.tsx'
import './tables.ts'
import { deskPrivacy } from './privacy.ts'
import { askMorningMails, sendMorningMail } from './tasks/morning-mail.ts'
import { taskRoutes } from './tasks/task-routes.tsx'

/** The front office: records found while talking, contacts kept, records written for organisations that ask. */
export const desk: Module = {
  name: 'desk',
  privacy: deskPrivacy,
  uses: [...['accounts', 'board', 'taxonomy', 'territory', 'thesaurus', 'directory', 'editing'], 'freshness'],
  routes: [
    ...deskRoutes,
    ...contactRoutes,
    ...registerRoutes,
    ...mandateRoutes,
    ...taskRoutes,
    ...summaryRoutes,
    ...countRoutes,
  ],
  permissions: {
    'desk.work': ['urp_operator', 'chief_editor', 'territory_admin'],
    'desk.registrations': ['web_editor', 'chief_editor'],
    'desk.counts': ['urp_operator', 'chief_editor', 'territory_admin', 'observatory_researcher'],
  },
  waits: {
    [REGISTERED_KIND]: {
      label: 'desk.registrations',
      permission: 'desk.registrations',
      days: 3,
      path: (id) => `${MANDATES}/${id}`,
    },
  },
  writesFor,
  mandatePath: latestMandate,
  on: { 'editing.submitted': onSubmitted, 'freshness.called': onCalled },
  navigation: [
    { key: 'desk.title', path: DESK, order: 90, allow: mayWorkAtDesk },
    { key: 'desk.counts_nav', path: COUNTS, order: 140, allow: mayReadCounts },
  ],
  jobs: {
    forget: { cron: '20 3 * * *', run: ({ db }) => forgetContacts(db, new Date()) },
    morning: { cron: '0 7 * * *', run: (services) => askMorningMails(services, new Date()) },
    copy: { run: sendCopy },
    remind: { cron: '5 7 * * *', run: ({ db }) => remindOperators(db, new Date()) },
    mandate_mail: { run: sendMandateMail },
    morning_mail: { run: sendMorningMail },
  },
  examples: async () => ({ contatto: 'none', incarico: 'none' }),
}
