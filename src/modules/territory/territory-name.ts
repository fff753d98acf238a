import type { Lang } from '../../platform/i18n/languages.ts'

/** Metropolitan cities: L. 56/2014 art. 1 c. 5, and the laws of Sicily 15/2015 and Sardinia 7/2021. */
const METROPOLITAN = new Set(
  'Torino Milano Venezia Genova Bologna Firenze Roma Napoli Bari Palermo Catania Messina Cagliari Sassari'
    .split(' ')
    .concat('Reggio Calabria'),
)

/** Autonomous provinces (art. 116 of the Constitution). */
const AUTONOMOUS = new Set(['Trento', 'Bolzano'])

/** Italian names of provinces that take the article after "di". */
const WITH_ARTICLE: Record<string, string> = {
  "L'Aquila": "dell'Aquila",
  'La Spezia': 'della Spezia',
  'Sud Sardegna': 'del Sud Sardegna',
  'Medio Campidano': 'del Medio Campidano',
  'Verbano-Cusio-Ossola': 'del Verbano-Cusio-Ossola',
  'Sulcis Iglesiente': 'del Sulcis Iglesiente',
  Ogliastra: "dell'Ogliastra",
  'Gallura Nord-Est Sardegna': 'della Gallura Nord-Est Sardegna',
}

/** French "de", elided before a vowel. */
const de = (name: string): string => (/^[aeiouyàâéèêîôû]/i.test(name) ? `d’${name}` : `de ${name}`)

/** The full name of a province in a language, from its Italian name and its name in that language. */
export function provinceName(lang: Lang, italian: string, name: string): string {
  const metropolitan = METROPOLITAN.has(italian)
  const autonomous = AUTONOMOUS.has(italian)
  switch (lang) {
    case 'it': {
      const kind = metropolitan ? 'Città metropolitana' : autonomous ? 'Provincia autonoma' : 'Provincia'
      return `${kind} ${WITH_ARTICLE[italian] ?? `di ${italian}`}`
    }
    case 'en':
      return `${metropolitan ? 'Metropolitan City' : autonomous ? 'Autonomous Province' : 'Province'} of ${name}`
    case 'fr':
      return `${metropolitan ? 'ville métropolitaine' : autonomous ? 'province autonome' : 'province'} ${de(name)}`
    case 'zh':
      return `${name}${metropolitan ? '广域市' : autonomous ? '自治省' : '省'}`
    case 'ar':
      return metropolitan ? `مدينة ${name} الحضرية` : `مقاطعة ${name}${autonomous ? ' ذاتية الحكم' : ''}`
    case 'ru':
      return `${metropolitan ? 'метрополитенский город' : autonomous ? 'автономная провинция' : 'провинция'} ${name}`
  }
}

/** The name of a region standing alone. Chinese says that it is a region. */
export const regionName = (lang: Lang, name: string): string => (lang === 'zh' ? `${name}大区` : name)
