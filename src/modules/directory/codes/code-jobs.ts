import { z } from 'zod'
import type { Job } from '../../../platform/module.ts'
import { replaceEverywhere, restoreEverywhere } from './code-changes.ts'

const Asked = z.object({ changeId: z.guid() })

/** Records follow a code that was retired, or taken in use again; both go on where they were cut off. */
export const codeJobs = {
  replace_code: {
    run: async (services, data) => void (await replaceEverywhere(services, Asked.parse(data).changeId)),
    retries: 5,
    expiresIn: 3_600,
  },
  restore_code: {
    run: async (services, data) => void (await restoreEverywhere(services, Asked.parse(data).changeId)),
    retries: 5,
    expiresIn: 3_600,
  },
} satisfies Record<string, Job>
