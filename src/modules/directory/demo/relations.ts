import type { Draft } from './draft.ts'
import { namedId } from './fictional-numbers.ts'
import type { Random } from './random.ts'
import type { DemoOrganization } from './rows.ts'

/** A body with what it was made from. */
export interface Made {
  draft: Draft
  rows: DemoOrganization
}

/** Which bodies a network gathers, by the name between its quotation marks. */
const NETWORKS: Readonly<Record<string, (draft: Draft) => boolean>> = {
  'Tessere Insieme': ({ type }) => type === 'aps' || type === 'odv',
  'Volontari di Valle': ({ municipality, type }) =>
    type === 'odv' && ['Vaiano', 'Vernio', 'Cantagallo'].includes(municipality.name),
  'Tavolo Migranti e Cittadini': ({ areas }) => areas.includes('intercultura'),
  'Sport di Periferia': ({ type }) => type === 'asd',
  'Cento Circoli': ({ kind }) => kind === 'culture-clubs' || kind === 'elderly-clubs',
  'Povertà Zero Prato': ({ kind }) => ['food-aid', 'canteen', 'homeless', 'charity'].includes(kind),
  'Ordito Comune': ({ type }) => type === 'coop_sociale_a',
  'Filiera Corta Sociale': ({ type }) => type === 'coop_sociale_b',
  'Quattro Venti': ({ type }) => type === 'coop_sociale_ab' || type === 'coop_sociale_a',
}

/** Memberships in networks and consortia, local branches, partners. */
export function addRelations(chance: Random, all: readonly Made[]): void {
  for (const network of all) {
    const name = /«(.+?)»/.exec(network.draft.name)?.[1] ?? ''
    const gathers = NETWORKS[name]
    if (!gathers || !['networks', 'consortium'].includes(network.draft.kind)) continue
    const members = all.filter((one) => one !== network && gathers(one.draft))
    for (const member of chance.some(members, chance.between(7, 18))) relate(member, network, 'member_of')
  }
  addBranches(chance, all)
  for (const one of chance.some(all, 60)) {
    const partner = chance.pick(all)
    if (partner !== one && partner.draft.municipality === one.draft.municipality)
      relate(one, partner, 'partner')
  }
}

/** In the small municipalities some donors' groups are branches of the one in Prato. */
function addBranches(chance: Random, all: readonly Made[]): void {
  const groups = all.filter(({ draft }) => draft.kind === 'blood' || draft.kind === 'ambulance')
  for (const branch of groups.filter(({ draft }) => draft.municipality.name !== 'Prato')) {
    const parent = groups.find(
      ({ draft }) => draft.kind === branch.draft.kind && draft.municipality.name === 'Prato',
    )
    if (!parent || !chance.chance(0.5)) continue
    branch.rows.organization.parent_organization_id = parent.rows.organization.id
    relate(branch, parent, 'branch_of')
  }
}

function relate(from: Made, to: Made, kind: string): void {
  from.rows.organization_relation.push({
    id: namedId(`${from.draft.key} ${kind} ${to.draft.key}`),
    organization_id: from.rows.organization.id,
    related_organization_id: to.rows.organization.id,
    kind,
  })
}
