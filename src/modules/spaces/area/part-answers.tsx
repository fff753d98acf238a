import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { json, seeOther } from '../../../platform/http/response.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { readPictures } from '../../../platform/pictures/read-pictures.ts'
import { href } from '../../../platform/ui/href.ts'
import { findPart, type Values } from '../document.ts'
import type { Saved } from '../draft.ts'
import { fieldsIn, keyOf } from '../fields.ts'
import { pathsOf } from '../paths.ts'
import { areaPage } from './area-page.ts'
import { langOf, type OwnPart, type PartForm } from './own-part.ts'
import { MergeView } from './views/MergeView.tsx'
import { PartFields } from './views/PartFields.tsx'
import { partName } from './views/PartName.tsx'
import { JustDone } from './views/Said.tsx'

interface Shown {
  lang: Lang
  values?: RawValues
  errors?: FieldErrors
  /** Revision the values were made from, and that at which the page was opened; that of the draft unless told. */
  seen?: number
  begun?: number
}

/** What came of sending the form of a part: it was saved, or what was typed is not right. */
export type Outcome = { saved: Saved; typed: Values } | { errors: FieldErrors }

/** The form of one part in one language, with what was typed and what is wrong with it. */
export async function showPart(cx: Cx, own: OwnPart, shown: Shown): Promise<Response> {
  const { part, main, space, organizationId } = own
  const { lang, values, errors = {}, seen = space.revision, begun = seen } = shown
  const fields = fieldsIn(part.kind, lang, main)
  const kept = Object.fromEntries(fields.map((field) => [field.name, part.values[keyOf(field, lang)] ?? '']))
  const invalid = Object.keys(errors).length > 0
  const ids = Object.values(values ?? kept).filter((value) => typeof value === 'string')
  const pictures = await readPictures(cx.db, ids)
  const named = part.kind === 'page' || part.kind === 'news'
  const title = cx.t(`spaces.part.${part.kind}`)
  // A file is sent once, by the person: what has one is not saved by itself.
  const saves = !fields.some(({ as }) => as === 'picture')
  return areaPage(
    cx,
    own,
    {
      title: named ? `${title}: ${partName(cx, part, main)}` : title,
      lead: cx.t(`spaces.about.${part.kind}`),
      errors,
      way: wayTo(cx, own),
      status: invalid ? 422 : 200,
      islands: saves ? ['autosave'] : [],
    },
    <>
      <JustDone cx={cx} organizationId={organizationId} />
      <PartFields
        {...{ cx, organizationId, part, lang, main, errors, pictures, saves, seen, begun }}
        values={values ?? kept}
      />
    </>,
  )
}

/** A block stands in its page. */
const wayTo = (cx: Cx, { part, main, organizationId }: OwnPart) =>
  'page' in part
    ? [
        {
          label: partName(cx, { kind: 'page', values: part.page.values }, main),
          path: pathsOf(organizationId).page(part.page.id),
        },
      ]
    : []

/** What a person is shown after sending the form of a part. */
export function answer(cx: Cx, own: OwnPart, form: PartForm, outcome: Outcome): Response | Promise<Response> {
  const { organizationId, part, main } = own
  const lang = langOf(form.lang, main)
  if ('errors' in outcome)
    return showPart(cx, own, {
      ...{ lang, values: form.values, errors: outcome.errors },
      ...{ seen: form.revisione, begun: form.inizio },
    })
  const { saved } = outcome
  const paths = pathsOf(organizationId)
  if ('saved' in saved)
    return seeOther(href(cx, `${afterSaving(own, lang)}salvato&salvata=${saved.saved}&da=${form.inizio}`))
  if (!('conflicts' in saved)) return seeOther(href(cx, `${paths.home}?pieno`))
  const { revision, draftName } = saved.theirs
  const hidden = {
    ...form.values,
    ...{ revisione: String(form.revisione), inizio: String(form.inizio) },
    ...{ lingua: lang, vista: String(revision) },
  }
  return areaPage(
    cx,
    own,
    { title: cx.t('spaces.merge.title'), way: wayTo(cx, own), status: 409 },
    <MergeView
      {...{ cx, hidden, conflicts: saved.conflicts, kind: part.kind }}
      action={paths.part(part.id)}
      theirName={draftName}
      unanswered={form.vista === revision}
    />,
  )
}

/** Back to the blocks of the page; news and the site to the home; a translation to the same form, where the next waits. */
function afterSaving({ organizationId, part, main }: OwnPart, lang: Lang): string {
  const paths = pathsOf(organizationId)
  if (lang !== main) return `${paths.part(part.id)}?lingua=${lang}&`
  return 'page' in part ? `${paths.page(part.page.id)}?` : `${paths.home}?`
}

/** The same for a page that saves by itself. */
export function answerProgram(cx: Cx, { part }: OwnPart, outcome: Outcome): Response {
  const say = (state: string, message: string, status: number, more: object = {}) =>
    json({ state, message, ...more }, status, { 'cache-control': 'no-store' })
  if ('errors' in outcome) return say('invalid', cx.t('editing.owner.auto_invalid'), 422)
  const { saved, typed } = outcome
  if ('conflicts' in saved) return say('conflict', cx.t('editing.owner.auto_conflict'), 409)
  if (!('saved' in saved)) return say('invalid', cx.t('spaces.done.pieno'), 422)
  const now = findPart(saved.document, part.id)?.values ?? {}
  // What somebody else wrote meanwhile in this part stands now in the draft, but not on the page.
  if (Object.entries(typed).some(([key, value]) => (now[key] ?? '') !== value))
    return say('moved', cx.t('editing.owner.auto_moved'), 200)
  return say('saved', cx.t('editing.owner.auto_saved', { time: cx.now }), 200, { revision: saved.saved })
}
