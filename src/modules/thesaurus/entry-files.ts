import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { projectFile } from '../../platform/project.ts'

const phrase = z.string().trim().min(1).max(100)
const EntryInFile = z
  .strictObject({
    phrases: phrase.array().min(1).max(12),
    codes: z.string().array().max(30).default([]),
    words: phrase.array().max(30).default([]),
  })
  .refine(({ codes, words }) => codes.length + words.length > 0, 'means nothing')

/** An entry as our files say it. */
export interface ShippedEntry extends z.infer<typeof EntryInFile> {
  lang: Lang
  /** What stays the same from one release to the next: language and first phrase. */
  key: string
}

/** Reads the entries of all languages; throws when a file is not as it should be. */
export function readEntryFiles(): { entries: readonly ShippedEntry[]; checksum: string } {
  const entries = LANGUAGES.flatMap((lang) =>
    EntryInFile.array()
      .parse(readJson(lang))
      .map((entry) => ({ ...entry, lang, key: `${lang}/${entry.phrases[0]}` })),
  )
  return { entries, checksum: createHash('sha256').update(JSON.stringify(entries)).digest('hex') }
}

const readJson = (lang: Lang): unknown =>
  JSON.parse(readFileSync(projectFile(`src/modules/thesaurus/entries/${lang}.json`), 'utf8'))
