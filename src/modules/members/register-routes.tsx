import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../platform/http/input.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { href } from '../../platform/ui/href.ts'
import { ownPage, withAccount } from '../accounts/api.ts'
import { findByCodes, findInMunicipalities, isEntityTaxCode, sharesName } from '../directory/api.ts'
import { findLookAlikes } from '../editing/api.ts'
import { codeLists } from '../taxonomy/api.ts'
import { territory } from '../territory/api.ts'
import { AREA, NEW } from './paths.ts'
import { register } from './register.ts'
import { RegisterForm, TypedCode } from './register-form.ts'
import { CodeFirst, type Found, FoundList, NewForm } from './views/Register.tsx'

const crumbs = (cx: Cx) => [{ label: cx.t('members.area_title'), path: AREA }]

const showCode = (cx: Cx, values: RawValues = {}, errors: FieldErrors = {}) =>
  ownPage(
    cx,
    { title: cx.t('members.new_title'), breadcrumb: crumbs(cx), errors },
    <CodeFirst cx={cx} values={values} errors={errors} />,
    errors.codice ? 422 : 200,
  )

const showFound = (cx: Cx, found: readonly Found[], status = 200) =>
  ownPage(
    cx,
    { title: cx.t('members.found_title'), breadcrumb: crumbs(cx) },
    <FoundList cx={cx} found={found} lead={cx.t('members.found_code')} />,
    status,
  )

async function showForm(
  cx: Cx,
  { values, errors = {}, alike = [] }: { values: RawValues; errors?: FieldErrors; alike?: readonly Found[] },
) {
  const [lists, { municipalities }] = await Promise.all([codeLists(cx.db), territory(cx.db, cx.config)])
  const choices = {
    types: lists.terms('type').map(({ code, words }) => ({ value: code, label: words[cx.lang].label })),
    towns: municipalities
      .map(({ istat, name }) => ({ value: istat, label: name }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'it')),
  }
  return ownPage(
    cx,
    { title: cx.t('members.new_form_title'), breadcrumb: crumbs(cx), errors },
    <NewForm cx={cx} values={values} errors={errors} alike={alike} {...choices} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

/** The records with these ids that the public can see, with their addresses. */
async function publicOnes(cx: Cx, ids: readonly string[]): Promise<Found[]> {
  if (ids.length === 0) return []
  return cx.db
    .selectFrom('organization')
    .select(['id', 'name', 'slug', 'original_lang as lang', 'visibility'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute()
}

const byCode = async (cx: Cx, code: string): Promise<Found[]> => {
  const found = await findByCodes(cx.db, ['IT-CF'], [code])
  return publicOnes(
    cx,
    found.map(({ organizationId }) => organizationId),
  )
}

async function alikeOf(cx: Cx, { nome, comune }: RegisterForm): Promise<Found[]> {
  const [near, same] = await Promise.all([findInMunicipalities(cx.db, [comune]), findLookAlikes(cx.db, nome)])
  const shared = near.filter(({ name }) => sharesName(nome, name)).map(({ organizationId }) => organizationId)
  const ids = [...same.map(({ id }) => id), ...shared]
  return (await publicOnes(cx, ids.slice(0, 20))).filter(({ visibility }) => visibility === 'public')
}

async function handIn(cx: Cx, by: { id: string; name: string }, form: RegisterForm): Promise<Response> {
  const values = { ...form }
  const lists = await codeLists(cx.db)
  const served = await territory(cx.db, cx.config)
  const known = lists.terms('type').some(({ code }) => code === form.tipo)
  const errors: FieldErrors = {
    ...(!known && { tipo: cx.t('form.choose_from_list') }),
    ...(!served.has(form.comune) && { comune: cx.t('form.choose_from_list') }),
  }
  if (form.codice && !isEntityTaxCode(form.codice))
    return showCode(cx, values, { codice: cx.t('members.code_wrong') })
  if (Object.keys(errors).length > 0) return showForm(cx, { values, errors })
  const same = form.codice ? await byCode(cx, form.codice) : []
  if (same.length > 0) return showFound(cx, same, 409)
  const alike = form.nessuno ? [] : await alikeOf(cx, form)
  if (alike.length > 0) return showForm(cx, { values, alike })
  const asked = {
    taxCode: form.codice || undefined,
    name: form.nome,
    type: form.tipo,
    istat: form.comune,
    email: form.email,
  }
  const made = await cx.db
    .transaction()
    .execute((tx) => register(tx, { ...asked, lang: cx.lang, by, now: cx.now }))
  if (!('refused' in made)) return seeOther(`${href(cx, AREA)}?fatto=registrato`)
  if (made.refused === 'taken') return showFound(cx, await byCode(cx, form.codice), 409)
  return showForm(cx, { values, errors: { '': cx.t('members.new_refused') } })
}

const Asked = z.object({ codice: lastOf(TypedCode.catch('')), senza: z.string().optional() })

/** Registering an organisation: its tax code first, so that nothing is there twice. */
export const registerRoutes = [
  get(NEW, {
    summary: 'Registers an organisation: its tax code, then a short form',
    allow: withAccount,
    query: Asked,
    handle: async (cx, { query: { codice, senza } }) => {
      if (codice === '' && senza === undefined)
        return showCode(
          cx,
          {},
          cx.url.searchParams.has('codice') ? { codice: cx.t('members.code_empty') } : {},
        )
      if (codice === '') return showForm(cx, { values: {} })
      if (!isEntityTaxCode(codice)) return showCode(cx, { codice }, { codice: cx.t('members.code_wrong') })
      const found = await byCode(cx, codice)
      return found.length > 0 ? showFound(cx, found) : showForm(cx, { values: { codice } })
    },
  }),
  post(NEW, {
    summary: 'Hands a new organisation in; the editors decide',
    makes: true,
    allow: withAccount,
    form: RegisterForm,
    maxBody: 64 * 1024,
    invalid: (cx, { values, errors }) => showForm(cx, { values, errors }),
    handle: (cx, { actor, form }) => {
      if (!actor) throw new HttpError(401)
      return handIn(cx, actor, form)
    },
  }),
]
