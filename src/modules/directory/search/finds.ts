import type { Services } from '../../../platform/cx.ts'
import { engineOf } from './asking.ts'
import { currentKnowledge } from './knowledge.ts'
import { EVERYTHING } from './search.ts'

/** How many organisations have all these words, or what they mean, with the thesaurus as it is this moment. */
export async function finds(services: Services, { text }: { text: string }): Promise<number> {
  const known = await currentKnowledge(services.db, services.config)
  const asked = { ...EVERYTHING, q: text, pageSize: 1 }
  const { total, relaxed } = await engineOf(services, known).search(asked, new Date())
  return relaxed ? 0 : total
}
