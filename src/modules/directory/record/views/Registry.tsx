import { Bdi } from '../../../../platform/ui/Bdi.tsx'
import { DefinitionList, type Fact } from '../../../../platform/ui/DefinitionList.tsx'
import { longDate } from '../formats.ts'
import type { Sheet } from '../sheet.ts'
import { Name } from './Text.tsx'

const SCHEMES = {
  'IT-CF': 'directory.record.scheme_cf',
  'IT-PIVA': 'directory.record.scheme_piva',
  'RUNTS-REP': 'directory.record.scheme_runts',
  REA: 'directory.record.scheme_rea',
  'ALBO-COOP': 'directory.record.scheme_albo_coop',
  'ODV-TOS': 'directory.record.scheme_odv',
  'APS-TOS': 'directory.record.scheme_aps',
  ONLUS: 'directory.record.scheme_onlus',
  IPA: 'directory.record.scheme_ipa',
} as const

/** What a kind of identifier is called, when it has a word of its own. */
export const schemeWords = (cx: Pick<Sheet['cx'], 't'>, scheme: string): string | undefined =>
  scheme in SCHEMES ? cx.t(SCHEMES[scheme as keyof typeof SCHEMES]) : undefined

/** Names and numbers by which registers know the organisation. */
export function Registry({ sheet: { cx, record, words } }: { sheet: Sheet }) {
  const type = record.type_code && words.term('type', record.type_code)
  const form = record.legal_form_code && words.term('istat_legal_form', record.legal_form_code)
  return (
    <DefinitionList
      facts={[
        {
          term: cx.t('directory.record.name'),
          value: (
            <Name cx={cx} lang={record.original_lang}>
              {record.name}
            </Name>
          ),
        },
        record.alternate_name !== null && {
          term: cx.t('directory.record.short_name'),
          value: (
            <Name cx={cx} lang={record.original_lang}>
              {record.alternate_name}
            </Name>
          ),
        },
        Boolean(type) && { term: cx.t('directory.record.type'), value: type },
        Boolean(form) && { term: cx.t('directory.record.legal_form'), value: form },
        ...identifierFacts({ cx, record }),
        {
          term: cx.t('directory.record.former_names'),
          value: record.formerNames.map(({ name, valid_to }) => (
            <>
              <Name cx={cx} lang={record.original_lang}>
                {name}
              </Name>
              {valid_to && (
                <span class="soft">
                  {' '}
                  ({cx.t('directory.record.dates_to', { to: longDate(cx, valid_to) })})
                </span>
              )}
            </>
          )),
        },
      ]}
    />
  )
}

const identifierFacts = ({ cx, record }: Pick<Sheet, 'cx' | 'record'>): Fact[] =>
  record.identifiers.map(({ scheme, identifier, valid_to }) => ({
    term: schemeWords(cx, scheme) ?? scheme,
    value: (
      <>
        <Bdi wraps>{identifier}</Bdi>
        {valid_to && (
          <span class="soft"> ({cx.t('directory.record.dates_to', { to: longDate(cx, valid_to) })})</span>
        )}
      </>
    ),
  }))
