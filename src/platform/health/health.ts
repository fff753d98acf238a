import type { Services } from '../cx.ts'
import type { Translate } from '../i18n/messages.ts'
import { CHECKS, type CheckName, type CheckOutcome } from './check.ts'
import { LOOKS } from './checks.ts'

/** One thing that was looked at. */
export interface Health extends CheckOutcome {
  name: CheckName
}

/** A check that takes longer counts as wrong: the page that says what is wrong has to open. */
const PATIENCE_MS = 5_000

/** Looks at everything, at once; a check that fails or takes over five seconds is wrong, and says why in the log. */
export const readHealth = (services: Services, now: Date): Promise<readonly Health[]> =>
  Promise.all(
    CHECKS.map(async (name) => {
      try {
        return { name, ...(await withPatience(LOOKS[name](services, now))) }
      } catch (error) {
        services.log.error({ err: error, check: name }, 'check failed')
        return { name, state: 'wrong', message: 'health.unknown', values: {} } as const
      }
    }),
  )

async function withPatience(looking: Promise<CheckOutcome>): Promise<CheckOutcome> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  return Promise.race([looking, late]).finally(() => clearTimeout(timer))
}

/** What to do about it; undefined where nothing has to be done. */
export const fixOf = (t: Translate, { name, state }: Health): string | undefined =>
  state === 'ok' ? undefined : t(`health.${name}_fix`)
