const list = (words: string): readonly string[] => words.split(' ')

/** The commonest words of Italian texts. */
export const FUNCTION_WORDS = list(
  'di e a in per con il la le i da dei delle del della nel che un una al ai alla sono si anche ogni su come o non gli',
)

/** How the names of the sector begin, the commonest first. */
export const BEGINNINGS = [
  'Associazione',
  'Associazione sportiva dilettantistica',
  'ASD',
  'Associazione di volontariato',
  'Circolo',
  'Fondazione',
  'Cooperativa sociale',
  'Pro Loco',
  'Polisportiva',
  'Gruppo volontari',
  'Misericordia',
  'A.V.I.S. comunale',
  'Pubblica assistenza',
  'Comitato',
  'Unione sportiva',
  'Amici di',
  'Centro anziani',
  'Banda musicale',
  'Coro',
  'Protezione civile',
  'Casa di accoglienza',
  'Compagnia teatrale',
]

/** Saints that places and bodies are named after. */
export const SAINTS = [
  'San Francesco',
  'S. Giuseppe',
  'Santa Maria',
  'San Giovanni',
  "Sant'Antonio",
  'S. Martino',
  'Santa Lucia',
]

/** The translations of a tenth of the records, and the languages spoken besides Italian. */
export const FOREIGN = ['en', 'fr', 'zh', 'ar', 'ru'] as const
