import type { Cx } from '../../../../platform/cx.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '../../../../platform/i18n/languages.ts'
import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx'
import { href } from '../../../../platform/ui/href.ts'
import type { Part } from '../../document.ts'
import { type Said, saidIn } from '../../fields.ts'

const TONES: Record<Said, Tone> = { all: 'success', some: 'warning', none: 'plain', nothing_to_say: 'plain' }

interface Props {
  cx: Cx
  /** Parts whose translation is told; the state is that of the least translated. */
  parts: readonly Part[]
  main: Lang
  /** The language that is written now. */
  current?: Lang
  /** Where one writes in a language; without it the states are only told. */
  path?: (lang: Lang) => string
}

/** Each language with how far these parts are said in it. */
export const Languages = ({ cx, parts, main, current, path }: Props) => (
  <ul class="plain-list cluster">
    {LANGUAGES.map((lang) => {
      const state = together(parts.map((part) => saidIn(part, lang, main)))
      return (
        <li key={lang}>
          {path ? (
            <a href={href(cx, path(lang))} aria-current={lang === current ? 'true' : undefined}>
              <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>
            </a>
          ) : (
            <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>
          )}{' '}
          <Badge tone={TONES[state]}>{cx.t(`spaces.translated.${state}`)}</Badge>
        </li>
      )
    })}
  </ul>
)

function together(states: readonly Said[]): Said {
  const told = states.filter((state) => state !== 'nothing_to_say')
  if (told.length === 0) return 'nothing_to_say'
  if (told.every((state) => state === 'all')) return 'all'
  return told.every((state) => state === 'none') ? 'none' : 'some'
}
