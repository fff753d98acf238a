import type { Cx } from '../../../platform/cx.ts'
import { Chip } from '../../../platform/ui/Chip.tsx'
import { type Meant, meaningName, meaningOf } from '../meaning.ts'

interface MeaningsProps {
  cx: Pick<Cx, 't' | 'lang'>
  codes: readonly string[]
  meant: Meant
}

/** What the codes of an entry stand for, each with the name of its list. */
export const Meanings = ({ cx, codes, meant }: MeaningsProps) =>
  codes.length === 0 ? null : (
    <ul class="plain-list cluster">
      {codes.map((code) => (
        <li key={code}>
          <Chip>{meaningText(cx, code, meant)}</Chip>
        </li>
      ))}
    </ul>
  )

/** A code with the name of its list, such as "Sector: Soup kitchens"; the code itself when it stands for nothing. */
export function meaningText(cx: MeaningsProps['cx'], code: string, meant: Meant): string {
  const meaning = meaningOf(code, meant)
  if (!meaning) return code
  const name = meaningName(meaning, meant, cx.lang)
  return cx.t('thesaurus.meaning', { list: cx.t(`thesaurus.key_${meaning.key}`), name })
}
