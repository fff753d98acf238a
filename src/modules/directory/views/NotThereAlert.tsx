import type { Cx } from '../../../platform/cx.ts'
import { enumerated } from '../../../platform/i18n/enumerated.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import type { Knowledge } from '../search/knowledge.ts'
import { EVERYTHING, type NotThere } from '../search/search.ts'
import { searchHref } from './chosen.ts'
import { wordsIn } from './words.ts'

/** A word may mean more services than one. */
const MOST_NAMED = 3

interface NotThereProps {
  cx: Cx
  notThere: NotThere
  knowledge: Knowledge
}

/** That nobody in a place offers what was asked for, and who does nearest to it. */
export function NotThereAlert({ cx, notThere: { place, sectors, nearest }, knowledge }: NotThereProps) {
  const words = wordsIn(cx, knowledge)
  const named = sectors.slice(0, MOST_NAMED).map((code) => words.of('sector', code))
  const services = enumerated(cx.lang, named)
  const around = { request: { ...EVERYTHING, sector: sectors }, nearText: words.ownName(place) }
  return (
    <Alert cx={cx}>
      {cx.t('directory.search.not_there', { place: words.of('place', place), services })}{' '}
      {nearest ? (
        cx.t('directory.search.nearest_shown')
      ) : (
        <a href={searchHref(cx, around)}>{cx.t('directory.search.nearest_offering')}</a>
      )}
    </Alert>
  )
}
