import { direction, LANGUAGE_NAMES, LANGUAGES, type Lang } from '../../../platform/i18n/languages.ts'
import { Accordion } from '../../../platform/ui/Accordion.tsx'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { confirmationMail } from '../mail.ts'
import { FRESHNESS } from '../paths.ts'
import type { Share } from '../shares.ts'
import type { DashboardProps } from './Dashboard.tsx'

/** Who to ask; then how many they are, the mail they get, and the button that starts. */
export const Start = (props: DashboardProps) => {
  const { cx, query, errors, scope, words, types, municipalities, preview } = props
  const options = (rows: readonly Share[], name: (code: string) => string) =>
    rows.flatMap(({ code }) => (code ? [{ value: code, label: name(code) }] : []))
  const months = String(query.mesi ?? 12)
  return (
    <section class="stack">
      <h2>{cx.t('freshness.start_title')}</h2>
      <Form action={href(cx, FRESHNESS)} method="get" class="cluster">
        <TextField
          cx={cx}
          name="mesi"
          label={cx.t('freshness.months')}
          type="number"
          value={months}
          error={errors.mesi}
          short
        />
        <SelectField
          cx={cx}
          name="territorio"
          label={cx.t('freshness.municipality')}
          value={query.territorio}
          error={errors.territorio}
          empty={cx.t(scope ? 'freshness.all_my_places' : 'freshness.everywhere')}
          optional
          options={options(municipalities, (code) => words.places([code]))}
        />
        <SelectField
          cx={cx}
          name="tipo"
          label={cx.t('freshness.type')}
          value={query.tipo}
          empty={cx.t('freshness.every_type')}
          optional
          options={options(types, words.type)}
        />
        <Button kind="secondary">{cx.t('freshness.preview')}</Button>
      </Form>
      {preview && (
        <>
          <p role="status">{cx.t('freshness.preview_mail', { count: preview.mail })}</p>
          <p>{cx.t('freshness.preview_call', { count: preview.call })}</p>
          <Accordion summary={cx.t('freshness.sample')}>
            {LANGUAGES.map((lang) => (
              <Sample key={lang} {...props} lang={lang} />
            ))}
          </Accordion>
          {preview.mail + preview.call > 0 && (
            <Form
              action={href(cx, FRESHNESS)}
              once
              hidden={{ mesi: months, territorio: query.territorio, tipo: query.tipo }}
            >
              <Button>{cx.t('freshness.start')}</Button>
            </Form>
          )}
        </>
      )}
    </section>
  )
}

const SAMPLE = 'Associazione di esempio'

function Sample({ cx, lang }: DashboardProps & { lang: Lang }) {
  const asked = { to: 'nome@example.org', lang, name: SAMPLE, summary: [], round: 1, token: '…' }
  const { subject, text } = confirmationMail(cx, asked)
  return (
    <section lang={lang} dir={direction(lang)}>
      <h3>{LANGUAGE_NAMES[lang]}</h3>
      <p>
        <strong>{subject}</strong>
      </p>
      {text.split('\n').map((line) => line && <p class="wraps">{line}</p>)}
    </section>
  )
}
