import type { RecordDocument } from '../../directory/api.ts'

/** Languages offered first: those most spoken by people who come to the organisations of Prato. */
export const COMMON_LANGUAGES = [
  'it',
  'zh',
  'ar',
  'en',
  'fr',
  'ru',
  'es',
  'sq',
  'ro',
  'ur',
  'uk',
  'bn',
] as const

/** Languages offered besides. */
export const OTHER_LANGUAGES = [
  ...[
    'am',
    'bg',
    'bs',
    'cs',
    'de',
    'el',
    'fa',
    'ff',
    'ha',
    'hi',
    'hr',
    'hu',
    'ig',
    'ja',
    'ka',
    'ko',
    'ku',
    'ln',
  ],
  ...[
    'mk',
    'ml',
    'ne',
    'nl',
    'pa',
    'pl',
    'ps',
    'pt',
    'rom',
    'si',
    'sk',
    'sl',
    'so',
    'sr',
    'sw',
    'ta',
    'ti',
    'tl',
  ],
  ...['tr', 'vi', 'wo', 'yo'],
] as const

/** Codes of the languages spoken at a service, or with `null` at the organisation. */
export const spokenAt = ({ languages }: RecordDocument, service: string | null): string[] =>
  languages.filter(({ service_id }) => service_id === service).map(({ code }) => code)

/** All languages of the record, with those of a service (`null`: of the organisation) as chosen; notes stay. */
export function withSpoken(
  { languages }: RecordDocument,
  service: string | null,
  codes: readonly string[],
): RecordDocument['languages'] {
  const noteOf = (code: string) =>
    languages.find((row) => row.service_id === service && row.code === code)?.note ?? null
  return [
    ...languages.filter(({ service_id }) => service_id !== service),
    ...codes.map((code) => ({ service_id: service, code, note: noteOf(code) })),
  ]
}
