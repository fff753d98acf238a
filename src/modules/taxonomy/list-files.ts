import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { beginSentence } from '../../platform/i18n/begin-sentence.ts'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { projectFile } from '../../platform/project.ts'

const FOLDER = 'src/modules/taxonomy'

/** Code lists made for people: they are searched, and every term has a plain label and synonyms. */
export const PEOPLE_LISTS = [
  'type',
  'area',
  'sector',
  'beneficiary',
  'language_spoken',
  'cost',
  'accessibility',
] as const

/** Classifications of others that our terms are mapped to. */
export const SCHEMES = ['art5_cts', 'runts_section', 'icnptso', 'icnpo', 'istat_legal_form'] as const

const Words = z.object({ label: z.string().min(1), plain: z.string().min(1), synonyms: z.string().array() })
const InSix = <T extends z.ZodType>(value: T) =>
  z.strictObject({ it: value, en: value, fr: value, zh: value, ar: value, ru: value })
const Day = z.iso.date()
const TermInFile = z.strictObject({
  code: z.string().min(1),
  parent: z.strictObject({ taxonomy: z.string(), code: z.string() }).optional(),
  validFrom: Day.optional(),
  validTo: Day.optional(),
  labels: InSix(Words),
})
const ListInFile = z.strictObject({
  taxonomy: z.string().regex(/^[a-z][a-z0-9_]*$/),
  names: InSix(z.string().min(1)),
  terms: TermInFile.array(),
})
const MappingInFile = z.strictObject({
  taxonomy: z.string(),
  code: z.string(),
  scheme: z.string(),
  target: z.string(),
  relation: z.enum(['exact', 'broad', 'narrow']),
})
const SpokenLanguages = z.object({
  names: InSix(z.string().min(1)),
  codes: z.string().length(2).array(),
  synonyms: z.record(z.string(), InSix(z.string().array())),
})

/** One code list as its file says it. */
export type ListFile = z.infer<typeof ListInFile>
/** One term's link to another scheme, as the file says it. */
export type MappingFile = z.infer<typeof MappingInFile>

/** Everything the files hold, in the order of the lists, with the checksum of what was read. */
export interface ListFiles {
  lists: readonly ListFile[]
  mappings: readonly MappingFile[]
  checksum: string
}

/** Reads the code lists from disk; throws when a file is not as it should be. */
export function readListFiles(): ListFiles {
  const lists = [...PEOPLE_LISTS, ...SCHEMES].map((code) =>
    code === 'language_spoken' ? spokenLanguages() : ListInFile.parse(readJson(`lists/${fileName(code)}`)),
  )
  const mappings = MappingInFile.array().parse(readJson('mappings.json'))
  const checksum = createHash('sha256')
    .update(JSON.stringify([lists, mappings]))
    .digest('hex')
  return { lists, mappings, checksum }
}

const fileName = (code: string) => `${code.replaceAll('_', '-')}.json`
const readJson = (path: string): unknown => JSON.parse(readFileSync(projectFile(`${FOLDER}/${path}`), 'utf8'))

/** Names of languages come from the Unicode CLDR (`Intl.DisplayNames`), each also by its own name. */
function spokenLanguages(): ListFile {
  const { names, codes, synonyms } = SpokenLanguages.parse(readJson('spoken-languages.json'))
  const terms = codes.map((code) => {
    const own = nameOf(code, code)
    const words = (lang: Lang) => {
      const label = nameOf(code, lang)
      const extra = synonyms[code]?.[lang] ?? []
      return { label, plain: label, synonyms: own === label ? extra : [...extra, own] }
    }
    return { code, labels: inSix(words) }
  })
  return { taxonomy: 'language_spoken', names, terms }
}

const nameOf = (code: string, lang: string): string =>
  beginSentence(new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code, lang)

const inSix = <T>(make: (lang: Lang) => T) =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, make(lang)])) as Record<Lang, T>
