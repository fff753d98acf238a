import type { Random } from './random.ts'

/** First and last year of foundation, members, volunteers and staff that are believable for a type. */
interface Scale {
  years: readonly [number, number]
  members: readonly [number, number]
  volunteers: readonly [number, number]
  staff: readonly [number, number]
}

const DEFAULT: Scale = { years: [1978, 2022], members: [25, 320], volunteers: [8, 60], staff: [0, 2] }

const SCALES: Readonly<Record<string, Partial<Scale>>> = {
  odv: { years: [1965, 2020], volunteers: [15, 140] },
  aps: { years: [1970, 2023] },
  asd: { years: [1948, 2019], members: [40, 380], staff: [0, 5] },
  soms: { years: [1868, 1902], members: [90, 600] },
  fondazione: { years: [1955, 2018], members: [0, 0], staff: [1, 24] },
  ente_filantropico: { years: [1990, 2021], members: [0, 0], staff: [1, 6] },
  ente_religioso: { years: [1936, 1998], members: [120, 900], staff: [0, 3] },
  ente_pubblico: { years: [1972, 2016], members: [300, 4000], volunteers: [0, 0], staff: [4, 48] },
  coop_sociale_a: { years: [1986, 2017], members: [15, 90], volunteers: [0, 8], staff: [12, 140] },
  coop_sociale_b: { years: [1988, 2018], members: [12, 60], volunteers: [0, 6], staff: [9, 75] },
  coop_sociale_ab: { years: [1992, 2015], members: [20, 80], volunteers: [0, 6], staff: [18, 90] },
  consorzio_coop: { years: [1996, 2010], members: [6, 14], volunteers: [0, 0], staff: [4, 18] },
  impresa_sociale: { years: [2008, 2023], members: [5, 30], volunteers: [0, 6], staff: [3, 25] },
  gruppo_informale: { years: [2008, 2024], members: [8, 60], volunteers: [4, 20], staff: [0, 0] },
  comitato: { years: [1998, 2024], members: [12, 150], volunteers: [5, 30], staff: [0, 0] },
  rete_associativa: { years: [1999, 2019], members: [12, 48], volunteers: [3, 15], staff: [0, 3] },
}

/** Year of foundation, never before `since`, and size of a body of a type. */
export function sizes(chance: Random, type: string, since: number) {
  const scale = { ...DEFAULT, ...SCALES[type] }
  return {
    year: founded(chance, scale.years, since),
    members: chance.between(...scale.members),
    volunteers: chance.between(...scale.volunteers),
    staff: chance.between(...scale.staff),
  }
}

const founded = (chance: Random, [first, last]: readonly [number, number], since: number): number =>
  chance.between(Math.max(first, since), Math.max(last, since + 15))
