/** Words of the RUNTS sections (art. 46 D.Lgs. 117/2017) and the code of the taxonomy `type` each stands for. */
const SECTIONS: readonly (readonly [RegExp, string])[] = [
  [/ORGANIZZAZION[EI] DI VOLONTARIATO|^ODV$/, 'odv'],
  [/PROMOZIONE SOCIALE|^APS$/, 'aps'],
  [/FILANTROPIC/, 'ente_filantropico'],
  [/IMPRES[AE] SOCIAL/, 'impresa_sociale'],
  [/RETI ASSOCIATIVE|RETE ASSOCIATIVA/, 'rete_associativa'],
  [/MUTUO SOCCORSO/, 'soms'],
  [/ALTR[IO] ENT[IE]/, 'altro_ets'],
]

/** The type of organisation a RUNTS section says; `-`, as networks have it, says none. */
export const typeOfSection = (section: string): string | undefined =>
  SECTIONS.find(([words]) => words.test(section.trim().toUpperCase()))?.[1]
