import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { Lang } from '../../platform/i18n/languages.ts'

/** A text that was searched, as the lists name it. */
export interface SearchKey {
  lang: Lang
  folded: string
}

/** Says that a search needs no entry, or takes that back. */
export function setAside(
  cx: Pick<Cx, 'db' | 'now' | 'requestId'>,
  actor: Actor,
  { lang, folded }: SearchKey,
  aside: boolean,
): Promise<void> {
  return cx.db.transaction().execute(async (tx) => {
    if (aside)
      await tx
        .insertInto('search_set_aside')
        .values({ lang, folded, set_aside_at: cx.now, set_aside_by: actor.name })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    else
      await tx.deleteFrom('search_set_aside').where('lang', '=', lang).where('folded', '=', folded).execute()
    await audit(tx, {
      actor,
      action: aside ? 'thesaurus.set_search_aside' : 'thesaurus.take_search_back',
      subject: 'search_set_aside',
      // Not the text: the log is kept longer than what people searched.
      subjectId: lang,
      requestId: cx.requestId,
      at: cx.now,
    })
  })
}
