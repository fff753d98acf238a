import type { CommandContext } from '../../platform/cli/command.ts'
import type { Services } from '../../platform/cx.ts'
import { countOutcomes } from './batch.ts'
import { applyDecisions, setDecision } from './decide.ts'
import type { Counts } from './outcome.ts'
import { findChoices, listRows } from './rows.ts'

/** Questions asked at most at the command line; the others wait on the page. */
const MOST = 30

/** Asks about the ambiguous rows of an import just run; the safe answer keeps a row aside. */
export async function askAmbiguous(
  cx: CommandContext,
  { db }: Services,
  id: string,
  counts: Counts,
): Promise<Counts> {
  if (counts.ambiguous === 0) return counts
  for (const row of await listRows(db, id, { outcome: 'ambiguous', limit: MOST })) {
    const choices = await findChoices(
      db,
      (row.candidates ?? []).map(({ organizationId }) => organizationId),
    )
    const found = choices.map(
      ({ name, street, taxCode }, at) =>
        `  ${at + 1}  ${[name, street, taxCode].filter(Boolean).join(' · ')}`,
    )
    const question = [
      `Row ${row.row_number}: ${(row.cells ?? []).filter(Boolean).slice(0, 6).join(' · ')}`,
      ...found,
    ]
    const numbers = choices.map((_, at) => String(at + 1))
    const answer = await cx.ask(`${question.join('\n')}\nWhich one is it?`, {
      choices: [...numbers, 'new', 'aside'],
      safe: 'aside',
    })
    const chosen = choices[Number(answer) - 1]?.id ?? (answer === 'new' ? 'new' : undefined)
    if (chosen) await setDecision(db, id, row.row_number, chosen)
  }
  await applyDecisions(db, id, new Date())
  return countOutcomes(db, id)
}
