import { languageNames } from '../../../directory/api.ts'
import type { Section } from '../section.ts'
import { TranslationFields } from './TranslationFields.tsx'
import {
  otherLanguages,
  outdatedIn,
  sourcesOf,
  type Translations,
  TranslationsForm,
  translationOf,
  translationValues,
  withTranslations,
} from './translations.ts'

/** The texts in each of the other languages, and how far each is. */
export const translations: Section<Translations> = {
  name: 'traduzioni',
  group: 'translations',
  showsOwn: true,
  title: 'directory.group.translations',
  why: 'directory.step.translation_why',
  rows: {
    list: (document, cx, known) => {
      const sources = sourcesOf(document)
      return otherLanguages(document).map((lang) => {
        const found = sources.flatMap((source) => translationOf(document, source, lang) ?? [])
        const machine = found.filter(({ kind }) => kind === 'machine').length
        const count = outdatedIn(document, lang, known.standing).size
        return {
          id: lang,
          title: languageNames(cx, lang).name,
          lines: [
            cx.t('editing.forms.translation_state', {
              human: found.length - machine,
              machine,
              missing: sources.length - found.length,
            }),
            ...(count > 0 ? [cx.t('editing.forms.translation_older_count', { count })] : []),
          ],
        }
      })
    },
  },
  form: () => TranslationsForm,
  valuesOf: translationValues,
  apply: withTranslations,
  Fields: TranslationFields,
}
