import type { Module } from '../module.ts'
import { PLATFORM_PRIVACY } from './platform-privacy.ts'
import type { PersonalData, Privacy } from './table-privacy.ts'

/** One table with what is personal in it, and whose table it is: a module's or the `platform`'s. */
export interface AnnotatedTable {
  module: string
  table: string
  personal: readonly PersonalData[]
  /** Columns that say nothing of a person, with spaces between. */
  other: string
}

/** Every table of the platform and of these modules. */
export function listPrivacy(modules: readonly Pick<Module, 'name' | 'privacy'>[]): AnnotatedTable[] {
  return [{ name: 'platform', privacy: PLATFORM_PRIVACY }, ...modules].flatMap(({ name, privacy = {} }) =>
    tablesOf(name, privacy),
  )
}

const tablesOf = (module: string, privacy: Privacy): AnnotatedTable[] =>
  Object.entries(privacy).map(([table, said]) =>
    typeof said === 'string'
      ? { module, table, personal: [], other: said }
      : { module, table, personal: said.personal, other: said.other ?? '' },
  )
