import { z } from 'zod'
import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { FieldErrors } from '../../platform/http/input.ts'
import { manyOf } from '../../platform/http/input.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { type GuessedTerm, listGuessed, listGuessGroups, settleGuess } from '../directory/api.ts'
import { codeLists } from '../taxonomy/api.ts'
import { GUESSES, guessPath } from './paths.ts'
import { mayImport } from './permissions.ts'
import { GUESSED_PAGE, GuessedRecords } from './views/GuessedRecords.tsx'
import { Guesses } from './views/Guesses.tsx'

const TAXONOMIES = ['type', 'area', 'sector', 'beneficiary'] as const

/** Which guess: the code list, the entry and the rule that supposed it. */
const Guess = z.object({
  lista: z.enum(TAXONOMIES),
  voce: z.string().max(60),
  regola: z.string().max(200),
})

const guessOf = ({ lista, voce, regola }: z.infer<typeof Guess>): GuessedTerm => ({
  taxonomy: lista,
  code: voce,
  rule: regola,
})

const Listing = z.object({
  lista: z.enum(TAXONOMIES).optional().catch(undefined),
  fatte: z.coerce.number().int().min(0).max(1e6).optional().catch(undefined),
})

const Settling = Guess.extend({
  scheda: manyOf(z.string().refine(isUuid)).pipe(z.array(z.string()).max(GUESSED_PAGE)),
  risposta: z.enum(['si', 'no', 'altra']),
  giusta: z.string().max(60).default(''),
})

const privately = (cx: Cx) => ({
  breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
  feedback: false,
  indexed: false,
})

async function showGuessed(
  cx: Cx,
  guess: GuessedTerm,
  number: number,
  errors: FieldErrors = {},
): Promise<Response> {
  const lists = await codeLists(cx.db)
  const offset = (number - 1) * GUESSED_PAGE
  const records = await listGuessed(cx.db, guess, { limit: GUESSED_PAGE, offset })
  const options = {
    ...privately(cx),
    title: lists.label(cx.lang, guess.taxonomy, guess.code),
    breadcrumb: [...privately(cx).breadcrumb, { label: cx.t('imports.guesses_title'), path: GUESSES }],
    invalid: Object.keys(errors).length > 0,
  }
  const view = (
    <GuessedRecords cx={cx} lists={lists} guess={guess} records={records} page={number} errors={errors} />
  )
  return page(cx, options, view, options.invalid ? 422 : 200)
}

/** What a machine guessed from names: seen by rule, confirmed or corrected many at a time. */
export const guessRoutes = [
  get(GUESSES, {
    summary: 'What a machine guessed from names, by rule and term',
    allow: mayImport,
    query: Listing,
    handle: async (cx, { query }) => {
      const groups = (await listGuessGroups(cx.db)).filter(
        ({ taxonomy }) => !query.lista || taxonomy === query.lista,
      )
      const options = {
        ...privately(cx),
        title: cx.t('imports.guesses_title'),
        lead: cx.t('imports.guesses_lead'),
      }
      const lists = await codeLists(cx.db)
      const view = <Guesses cx={cx} lists={lists} groups={groups} chosen={query.lista} done={query.fatte} />
      return page(cx, options, view)
    },
  }),
  get(`${GUESSES}/schede`, {
    summary: 'The records of which one rule guessed one term',
    allow: mayImport,
    query: Guess.extend({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) }).partial({
      lista: true,
      voce: true,
      regola: true,
    }),
    handle: (cx, { query }) => {
      const guess = Guess.safeParse(query)
      return guess.success ? showGuessed(cx, guessOf(guess.data), query.page) : seeOther(href(cx, GUESSES))
    },
  }),
  post(`${GUESSES}/schede`, {
    summary: 'Confirms, removes or replaces a guess in many records',
    allow: mayImport,
    form: Settling,
    handle: async (cx, { form, actor }) => {
      const guess = guessOf(form)
      if (form.scheda.length === 0)
        return showGuessed(cx, guess, 1, { scheda: cx.t('imports.guess_records_needed') })
      const lists = await codeLists(cx.db)
      if (form.risposta === 'altra' && !lists.term(guess.taxonomy, form.giusta))
        return showGuessed(cx, guess, 1, { giusta: cx.t('imports.guess_replace_needed') })
      const code = { si: guess.code, no: null, altra: form.giusta }[form.risposta]
      const settled = await settle(cx, actor, guess, form.scheda, code)
      const left = await listGuessed(cx.db, guess, { limit: 1, offset: 0 })
      return seeOther(href(cx, left.length > 0 ? guessPath(guess) : `${GUESSES}?fatte=${settled}`))
    },
  }),
]

function settle(
  cx: Cx,
  actor: Actor | undefined,
  guess: GuessedTerm,
  ids: readonly string[],
  code: string | null,
) {
  const who = { name: actor?.name ?? '', ...(actor && { id: actor.id }) }
  return cx.db.transaction().execute(async (tx) => {
    const by = { source: 'editor', sourceRef: who.name, by: actor?.id ?? who.name, at: cx.now } as const
    const settled = await settleGuess(tx, guess, ids, code, by)
    const change = {
      subject: 'organization',
      subjectId: guess.rule,
      before: guess,
      after: { code, records: settled },
    }
    await audit(tx, {
      actor: who,
      action: 'imports.guess_settled',
      ...change,
      at: cx.now,
      requestId: cx.requestId,
    })
    return settled
  })
}
