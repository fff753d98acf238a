import type { Actor } from '../../../platform/http/actor.ts'
import { canSomewhere } from '../../../platform/http/policy.ts'
import type { ChangeKind } from './kind.ts'
import { RECORD_KINDS } from './kinds/record-kinds.ts'
import { STATE_KINDS } from './kinds/state-kinds.ts'

/** What can be changed in many records at once, in the order it is offered. */
export const KINDS = { ...RECORD_KINDS, ...STATE_KINDS }
export type KindName = keyof typeof KINDS

/** Names of the kinds. */
export const KIND_NAMES = Object.keys(KINDS) as KindName[]

/** The kind of this name. */
export const kindOf = (name: string | null): ChangeKind | undefined =>
  KIND_NAMES.includes(name as KindName) ? KINDS[name as KindName] : undefined

/** The kinds somebody may use, somewhere. */
export const kindsFor = (actor: Actor | undefined): KindName[] =>
  KIND_NAMES.filter((name) => canSomewhere(KINDS[name].permission)(actor, undefined))
