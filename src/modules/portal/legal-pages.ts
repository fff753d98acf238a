import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { projectFile } from '../../platform/project.ts'

/** Pages of fixed text at the foot of every page; each is one file in `content/`, named after its address. */
export const LEGAL_PAGES = ['accessibilita', 'privacy', 'note-legali', 'dati-aperti'] as const
export type LegalPageName = (typeof LEGAL_PAGES)[number]

const Section = z.strictObject({
  heading: z.string().min(1),
  paragraphs: z.array(z.string().min(1)),
  items: z.array(z.string().min(1)).optional(),
  /** `https://…` leads elsewhere, `/…` to a page in the reader's language, `//…` to an address without language. */
  links: z.array(z.strictObject({ label: z.string().min(1), href: z.string().min(1) })).optional(),
})
const Text = z.strictObject({
  title: z.string().min(1),
  lead: z.string().min(1),
  sections: z.array(Section).min(1),
})

export type LegalText = z.infer<typeof Text>
export type LegalPage = Record<Lang, LegalText>

const AllLanguages = z.strictObject(Object.fromEntries(LANGUAGES.map((lang) => [lang, Text])))

/** Reads one page in all languages; throws when a language or a part is missing. */
export function readLegalPage(name: LegalPageName): LegalPage {
  const content = readFileSync(projectFile(`src/modules/portal/content/${name}.json`), 'utf8')
  return AllLanguages.parse(JSON.parse(content)) as LegalPage
}
