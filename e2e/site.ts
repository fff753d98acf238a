import { MODULES } from '../src/modules.ts'
import type { Role } from '../src/platform/http/actor.ts'
import { startServer } from '../src/platform/server.ts'
import { enterByLink, makeEntryLink } from '../src/platform/session/entry-link.ts'
import { SESSION_COOKIE } from '../src/platform/session/session.ts'
import { type TestApplication, testApplication } from '../src/platform/testing/application.ts'

/** The whole portal on a port of its own, with the demo territory and background work. */
export interface Site extends TestApplication {
  address: string
  /** A cookie for the browser of somebody who holds these roles. */
  cookieOf(...roles: Role[]): Promise<{ name: string; value: string; url: string }>
}

export async function startSite({ demo = true, env = {} } = {}): Promise<Site> {
  const house = await testApplication(MODULES, { PORT: '0', ...env }, { demo })
  const server = await startServer(house.services, house.url)
  return {
    ...house,
    address: server.address,
    cookieOf: async (...roles) => {
      const now = new Date()
      const link = await makeEntryLink(house.db, { name: 'Operatrice di prova', roles, now })
      const value = (await enterByLink(house.db, link, now)) ?? ''
      return { name: SESSION_COOKIE, value, url: server.address }
    },
    stop: async () => {
      await server.stop()
      await house.stop()
    },
  }
}
