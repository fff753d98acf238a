import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Modules } from '../../../platform/modules.ts'
import { findData } from '../../../platform/privacy/find.ts'
import type { Reader } from '../../../platform/privacy/kept.ts'
import { listPrivacy } from '../../../platform/privacy/list-privacy.ts'
import { findOwner, findPerson, type Person } from '../../../platform/privacy/person.ts'

/** What whoever asks for a person's data has at hand. */
interface Asked extends Reader {
  db: DbOrTx
  modules: Pick<Modules, 'list'>
  now: Date
}

/** All that is kept about the owner of an account, secrets left out: for them to take away (GDPR, articles 15 and 20). */
export const collectOwnData = async (asked: Asked, accountId: string) =>
  collect(asked, await findOwner(asked.db, accountId))

/** The same of somebody who may have no account: by address, and in texts by it and by what else means only them. */
export const collectData = async (asked: Asked, email: string, also: readonly string[]) =>
  collect(asked, await findPerson(asked.db, email, also))

async function collect({ db, modules, now, lang, t }: Asked, person: Person) {
  const { sharedNames, texts: _, ...about } = person
  return {
    at: now,
    basis: t('privacy.basis'),
    about,
    sharedNames,
    kept: await findData(db, listPrivacy(modules.list), person, { lang, t }),
  }
}
