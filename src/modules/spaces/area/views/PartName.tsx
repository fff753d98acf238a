import type { Cx } from '../../../../platform/cx.ts'
import type { Lang } from '../../../../platform/i18n/languages.ts'
import type { Part } from '../../document.ts'
import { said } from '../../said.ts'
import { summary } from '../../text/summary.ts'

/** What a part is called among others: its title, else the beginning of what it says, else what kind it is. */
export function partName(
  cx: Pick<Cx, 't' | 'lang'>,
  { kind, values }: Pick<Part, 'kind' | 'values'>,
  main: Lang,
): string {
  const own = ['title', 'name', 'text', 'caption']
    .map((field) => said(values, field, cx.lang, main))
    .find(Boolean)
  return own ? summary(own.text, 80) : cx.t(`spaces.part.${kind}`)
}

/** The same with the kind of part before it; there is one part that is the site as a whole. */
export const partTitle = (
  cx: Pick<Cx, 't' | 'lang'>,
  part: Pick<Part, 'kind' | 'values'>,
  main: Lang,
): string => {
  const kind = cx.t(`spaces.part.${part.kind}`)
  const name = partName(cx, part, main)
  return part.kind === 'site' || name === kind ? kind : `${kind}: ${name}`
}
