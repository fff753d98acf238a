import { makeThings } from '../../e2e/matrix/things.ts'
import { MODULES } from '../../src/modules.ts'
import { type TestApplication, testApplication } from '../../src/platform/testing/application.ts'
import type { Portal } from './ways.ts'

/** Requests between two looks at whether somebody is still signed in. */
const LOOK_EVERY = 20

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
    account: () => house.person(),
  }
  const cookies = new Map<keyof typeof askers, string>([['account', things.self.cookie]])
  let asked = 0
  return {
    house,
    things,
    cookieFor: async ({ path }) => {
      const part = path.split('/')[1] as keyof typeof askers
      if (!(part in askers)) return ''
      const known = cookies.get(part)
      if (known && (++asked % LOOK_EVERY > 0 || (await isIn(house, known)))) return known
      const { cookie } = await askers[part]()
      cookies.set(part, cookie)
      return cookie
    },
  }
}

/** A form may have ended the session. */
async function isIn(house: TestApplication, cookie: string): Promise<boolean> {
  const { status } = await house.app.request('/it/account', { headers: { cookie } })
  return status === 200
}
