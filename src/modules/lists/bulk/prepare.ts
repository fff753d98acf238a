import type { Cx } from '../../../platform/cx.ts'
import type { Actor, Permission } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { type FieldErrors, fieldErrors, type RawValues } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import type { BulkChange } from './change.ts'
import { codesOf } from './codes.ts'
import { KIND_NAMES, KINDS, type KindName } from './kinds.ts'

/** What somebody wants to change, or what is wrong with what was typed. */
export type Prepared =
  | { kind: KindName; params: Record<string, string> }
  | { kind: string; errors: FieldErrors; values: RawValues }

/** Reads the form of one kind of change; its code has to be one that is offered. */
export async function prepare(
  cx: Cx,
  actor: Actor,
  change: BulkChange,
  raw: Record<string, unknown>,
): Promise<Prepared> {
  const values = raw as RawValues
  const kind = KIND_NAMES.find((name) => name === [values.cosa].flat().at(-1))
  if (!kind) return { kind: '', errors: { cosa: cx.t('lists.choose_kind') }, values }
  if (!reaches(actor, KINDS[kind].permission, change)) throw new HttpError(403)
  const parsed = KINDS[kind].params.safeParse(values)
  if (!parsed.success) return { kind, errors: fieldErrors(parsed.error, cx.t), values }
  const { options } = await codesOf(cx, kind, change.scope)
  const { codice } = parsed.data
  if (codice !== undefined && !options.some(({ value }) => value === codice))
    return { kind, errors: { codice: cx.t('form.choose_from_list') }, values }
  return { kind, params: parsed.data }
}

/** Whether somebody holds the permission wherever this change goes. */
function reaches(actor: Actor, permission: Permission, { scope }: Pick<BulkChange, 'scope'>): boolean {
  const reach = reachOf(actor, permission)
  return reach === undefined || scope?.every((code) => reach.includes(code)) === true
}
