/** Words of the RUNTS sections (art. 46 D.Lgs. 117/2017) and the code of the taxonomy `type` each stands for. */
const SECTIONS: readonly (readonly [RegExp, string])[] = [
  [/ORGANIZZAZION[EI] DI VOLONTARIATO|^ODV$/, 'odv'],
  [/PROMOZIONE SOCIALE|^APS$/, 'aps'],
  [/FILANTROPIC/, 'philanthropic_body'],
  [/IMPRES[AE] SOCIAL/, 'social_enterprise'],
  [/RETI ASSOCIATIVE|RETE ASSOCIATIVA/, 'network'],
  [/MUTUO SOCCORSO/, 'mutual_aid'],
  [/ALTR[IO] ENT[IE]/, 'other_ets'],
]

/** The type of organisation a RUNTS section says; `-`, as networks have it, says none. */
export const typeOfSection = (section: string): string | undefined =>
  SECTIONS.find(([words]) => words.test(section.trim().toUpperCase()))?.[1]
