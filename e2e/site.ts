import { MODULES } from '../src/modules.ts'
import { startServer } from '../src/platform/server.ts'
import { type TestApplication, testApplication } from '../src/platform/testing/application.ts'

/** The whole portal on a port of its own, with the demo territory and background work. */
export interface Site extends TestApplication {
  address: string
}

export async function startSite({ demo = true, env = {} } = {}): Promise<Site> {
  const house = await testApplication(MODULES, { PORT: '0', ...env }, { demo })
  const server = await startServer(house.services, house.url)
  return {
    ...house,
    address: server.address,
    stop: async () => {
      await server.stop()
      await house.stop()
    },
  }
}
