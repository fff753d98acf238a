import { ownValue } from '../../../platform/own-value.ts'

/** How names of bodies are shortened in registers: "ASS. NAZ.LE", "COOP. SOC.". */
const SHORT: Record<string, string> = {
  associazione: 'ass assoc assne',
  nazionale: 'naz nazle',
  provinciale: 'prov provle',
  regionale: 'reg regle',
  comunale: 'com comle',
  internazionale: 'int internaz',
  italiana: 'it ital',
  italiano: 'it ital',
  cooperativa: 'coop',
  societa: 'soc',
  sociale: 'soc',
  fondazione: 'fond',
  federazione: 'fed',
  istituto: 'ist',
  comitato: 'com',
  gruppo: 'gr',
  sezione: 'sez',
  parrocchia: 'parr',
  protezione: 'prot',
  civile: 'civ',
  volontari: 'vol volont',
  volontariato: 'vol volont',
  sportiva: 'sport',
  dilettantistica: 'dil dilett',
}

/** The ways a folded word is shortened. */
export const abbreviationsOf = (word: string): readonly string[] => ownValue(SHORT, word)?.split(' ') ?? []
