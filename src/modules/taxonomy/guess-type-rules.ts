import type { Rule } from './guess.ts'

/** Words of a name that say its type, the most telling first: the first that fires wins. */
export const TYPE_RULES: readonly Rule[] = [
  [
    'type.consorzio',
    'consorzio (?:di |tra |fra )?(?:coop\\w*|sociale)|consorzio .*(?:coop\\w*)',
    'type:consorzio_coop',
  ],
  [
    'type.coop_sociale_ab',
    '(?:cooperativa|coop) (?:.* )?(?:sociale|soc) (?:.* )?(?:tipo|di tipo) (?:a b|a e b|ab|misto)',
    'type:coop_sociale_ab',
  ],
  [
    'type.coop_sociale',
    '(?:cooperativa|cooperative|coop|cooperat|soc coop|scs|societa cooperativa) (?:(?!associazione).* )?(?:sociale|sociali|soc|di solidarieta|di solidarieta sociale|integrata|onlus|social|soci)|coopsociale|scs|scsarl',
    'type:coop_sociale',
    'edilizia|consorzio',
  ],
  ['type.impresa_sociale', 'impresa sociale', 'type:impresa_sociale'],
  [
    'type.soms',
    '(?:societa|soc|societ) (?:operaia |op |generale |agricola )*(?:di |del )?(?:mutuo|m) (?:soccorso|s)|soms|mutuo soccorso',
    'type:soms',
    'cooperativa',
  ],
  ['type.ente_filantropico', 'ente filantropico|enti filantropici', 'type:ente_filantropico'],
  [
    'type.fondazione',
    'fondazione|fondaz|fond|stiftung|foundation',
    'type:fondazione',
    'amici della|associazione|associaz',
  ],
  [
    'type.asd',
    'asd|ssd|ssdarl|assd|usd|asdc|apsd|gsd|acsd|dilettantistic[aoi]|dilett|dilet|dillettantistic\\w+|acd|fcd|acsd|ascd|dilettant\\w*|sportiv[ao] dil|amateursportverein|asv|a s d|s s d|u s d|g s d|a p d|apd|polisportiva|bocciofila|pol sportiva',
    'type:asd',
  ],
  [
    'type.odv',
    'odv|o d v|organizzazione di volontariato|organizz di volontariato|ass di volontariato|associazione di volontariato|associazione volontari|associazione (?:di )?volontariato|vol onlus|avis|avulss',
    'type:odv',
  ],
  ['type.aps', 'aps|a p s|promozione sociale|prom sociale', 'type:aps'],
  [
    'type.ente_religioso',
    'parrocchia|diocesi|arcidiocesi|congregazione|chiesa (?!di |in |del(?:la)? )\\w+|istituto (?:delle |di )?suore|(?:provincia|casa generalizia|suore|figlie|frati|pia societa|monastero|convento|seminario) .*',
    'type:ente_religioso',
    'associazione|ass|amici|coop|cooperativa|oratorio|scuola|asilo|circolo|onlus|per la|volontari|fondazione|croce|polisportiva|sociale',
  ],
  ['type.onlus', 'onlus|o n l u s', 'type:onlus'],
  ['type.comitato', 'comitato', 'type:comitato', 'croce rossa|associazione|cri'],
  [
    'type.associazione',
    'associazione|ass|assoc|associaz|associazioni|ass ne|verein|association|confraternita|arciconfraternita|fraternita|pro loco|proloco|circolo|unione|lega|gruppo|club|accademia|corpo bandistico|musikkapelle|banda musicale|filarmonica|corale|coro|amici',
    'type:associazione',
    'cooperativa|fondazione',
  ],
]
