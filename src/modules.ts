import { accounts } from './modules/accounts/module.ts'
import { board } from './modules/board/module.ts'
import { desk } from './modules/desk/module.ts'
import { directory } from './modules/directory/module.ts'
import { editing } from './modules/editing/module.ts'
import { freshness } from './modules/freshness/module.ts'
import { hsds } from './modules/hsds/module.ts'
import { imports } from './modules/imports/module.ts'
import { links } from './modules/links/module.ts'
import { lists } from './modules/lists/module.ts'
import { members } from './modules/members/module.ts'
import { portal } from './modules/portal/module.ts'
import { promotion } from './modules/promotion/module.ts'
import { spaces } from './modules/spaces/module.ts'
import { staff } from './modules/staff/module.ts'
import { taxonomy } from './modules/taxonomy/module.ts'
import { territory } from './modules/territory/module.ts'
import { thesaurus } from './modules/thesaurus/module.ts'
import { visits } from './modules/visits/module.ts'
import type { Module } from './platform/module.ts'

/** The modules of Tessuto, one line each; a module may use only those above it. */
// biome-ignore format: one line each
export const MODULES: readonly Module[] = [
  accounts,
  territory,
  staff,
  board,
  taxonomy,
  thesaurus,
  directory,
  editing,
  members,
  freshness,
  visits,
  promotion,
  lists,
  desk,
  spaces,
  links,
  imports,
  hsds,
  portal,
]
