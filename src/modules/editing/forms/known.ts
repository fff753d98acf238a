import type { Services } from '../../../platform/cx.ts'
import { type CodeLists, codeLists } from '../../taxonomy/api.ts'
import { type Places, places } from '../../territory/api.ts'

/** What is known of the world when a form is checked: places and code lists, from memory. */
export interface Known {
  places: Places
  lists: CodeLists
}

/** Reads what the forms need to know; costs nothing but at first. */
export async function readKnown({ db }: Pick<Services, 'db'>): Promise<Known> {
  const [known, lists] = await Promise.all([places(db), codeLists(db)])
  return { places: known, lists }
}
