import { makeThings } from '../../e2e/matrix/things.ts'
import { MODULES } from '../../src/modules.ts'
import { openSession, SESSION_COOKIE } from '../../src/platform/session/session.ts'
import { type TestApplication, testApplication } from '../../src/platform/testing/application.ts'
import type { Portal } from './ways.ts'

/** Requests between two looks at whether somebody is still signed in. */
const LOOK_EVERY = 20
/** Forms that may end a session, a role or an account: whoever sent one is somebody else, or enters again, after it. */
const ENDS = /esci|elimina|accessi|lascia|termina|stato/

/** The portal with one thing of each kind and a person for each part; who was signed out is signed in again. */
export async function openPortal(
  env: Readonly<Record<string, string>> = {},
): Promise<Portal & { house: TestApplication }> {
  const house = await testApplication(MODULES, env)
  const things = await makeThings(house)
  const { organizationId } = things
  const askers = {
    area: () => house.person({ role: 'organization_owner', organizationId }),
    gestione: () =>
      house.person(
        ...(['chief_editor', 'territory_admin', 'urp_operator', 'system_admin'] as const).map((role) => ({
          role,
        })),
      ),
    account: () => enter(house, things.self.id),
  }
  const cookies = new Map<keyof typeof askers, string>()
  let asked = 0
  return {
    house,
    things,
    cookieFor: async ({ method, path }) => {
      const part = (path === '/esci' ? 'account' : path.split('/')[1]) as keyof typeof askers
      if (!(part in askers)) return ''
      const known = method === 'POST' && ENDS.test(path) ? undefined : cookies.get(part)
      if (known && (++asked % LOOK_EVERY > 0 || (await isIn(house, known)))) return known
      const { cookie } = await askers[part]()
      if (method === 'POST' && ENDS.test(path)) return cookie
      cookies.set(part, cookie)
      return cookie
    },
  }
}

/** Another session of this account, with a second factor. */
async function enter({ db }: TestApplication, accountId: string): Promise<{ cookie: string }> {
  const owner = { accountId, name: 'x', device: 'x', addressBlock: 'x', secondFactor: true }
  return { cookie: `${SESSION_COOKIE}=${await openSession(db, owner, new Date())}` }
}

/** A form may have ended the session. */
async function isIn(house: TestApplication, cookie: string): Promise<boolean> {
  const { status } = await house.app.request('/it/account', { headers: { cookie } })
  return status === 200
}
