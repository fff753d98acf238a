import type { Lang } from './languages.ts'

const COMMAS: Partial<Record<Lang, string>> = { ar: '، ', zh: '、' }

/** Things one after the other, with the comma that the language has for it. */
export const enumerated = (lang: Lang, things: readonly string[]): string => things.join(COMMAS[lang] ?? ', ')
