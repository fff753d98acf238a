import type { Rule } from './guess.ts'

/** Environment, animals, civil protection. */
export const NATURE_RULES: readonly Rule[] = [
  [
    'natura.animali',
    'animal\\w+|canile|gattile|gatt[oiae]|micio|mici|cane|cani|randag[io]\\w*|randagismo|enpa|zoofil[ao]\\w*|oipa|lav|lndc|zampa|zampe|zampett[ae]|amici a 4 zampe|felin[ai]|a quattro zampe|fido|bau|quattrozampe|amici a quattro|dog|dogs|cats|cat|pet|protezione (?:degli )?animali|a 4 zampe|gattara|gattari|zoo|cuccia|code|levrier[io]|equin\\w+|asinell[io]|tierschutz\\w*|tierfreunde|animals|cavalli|adotta un cane|rescue|leidaa|lida|wildlife|colonia felina',
    'area:ambiente sector:rifugio_animali beneficiary:animali',
    'water rescue|rescue (?:team|group|squad)|cani (?:guida|da soccorso|per non vedenti)|soccorso|unita cinofile|centro cinofilo|sportiv[ao]|asd|dilettantistic\\w+|ragazzo|code bar|pet therapy|gatto (?:e la volpe|con gli stivali)|il gatto|teatro|calcio|disabil\\w+|chiara gatti|dance|volley|asilo|scuola|cooperativa|assistenza malati|code arch|antincendio|protezione civile|italo cat|addestramento|hot dog|cani da valanga|cani sciolti',
  ],
  [
    'natura.ambiente',
    'legambiente|wwf|ambient[ei]|ambiental[ei]|ecologi\\w+|ecologic[oa]|natura|naturalistic[oa]|lipu|greenpeace|green|verde ambiente|fare verde|fareambiente|fare ambiente|anpana|guardie (?:ecologiche|ambientali|zoofile|ecozoofile)|gev|bosch[io]|foreste|parco (?:naturale|nazionale|regionale)|ornitolog\\w+|botanic[ao]|micologic\\w+|entomolog\\w+|ecosistem\\w+|flora|faun\\w+|garden club|umwelt\\w*|naturschutz|astrofili|terra madre|marevivo|mare vivo|fiume|montagna|biodiversita|rifiuti|riciclo|alberi|inquinamento|ecologisti|sviluppo sostenibile|sostenibil\\w+|clima|orti|giardin[io] (?:pubblici|botanic\\w+)|ecosost\\w+|oasi wwf',
    'area:ambiente sector:tutela_natura',
    'incendi|boschivi|antincendio|lavoro|soccorso|asilo|boschi di carnia|calcio|sport\\w*|don bosco|san|protezione civile|asd|arte|oltre|dilettantistic\\w+|judo|volley|rugby|disabil\\w+|montagna (?:onlus|solidal\\w+)|scuola|bike|riabilit\\w+|alcol\\w+|fattoria|green cross|fiume (?:giallo|verde)|handicap\\w*|golf|psic\\w+|nuovo ambiente|cooperativa|coop|familiare|energia (?:vitale|positiva|per la vita)',
  ],
  [
    'natura.riuso',
    'riuso|riutilizzo|mercatino|ciclofficin\\w+|raccolta differenziata|mani tese|riciclo|recupero e riciclo',
    'area:ambiente sector:riuso',
  ],
  [
    'emergenza.protezione_civile',
    'protezione civile|protezione cvile|prot civile|prot civ|prociv\\w*|pro civ|procivis|p c|protez civile|protezione civ|civilschutz|zivilschutz|soccorso alpino|bergrettung\\w*|cnsas|saer|unita cinofil[ae]|soccorso cinofilo|cinofil[aei] da soccorso|cinofil[ai] (?:da )?soccorso|cani da (?:soccorso|ricerca|valanga)|ricerca e soccorso|radioamator\\w+|radio club|ari|rnre|radiocomunicazion\\w*|gruppo intervento|pronto intervento|soccorso (?:acquatico|nautico|fluviale|speleologico|in mare|civile|emergenza)|salvamento|sommozzatori|emergenz[ae]|calamita|vab|anpas protezione|er|pubblica calamita|anc|nucleo (?:volontariato|volontari|di volontariato|operativo)|carabinieri in congedo|aeroclub soccorso|volontari (?:per )?(?:la )?sicurezza|sommozzator[ei]|psicologi per i popoli|lares|rangers|carabinieri (?:.* )?(?:volontariato|volontari|nucleo)|volontari\\w* (?:.* )?(?:associazione|ass) (?:nazionale|naz) carabinieri|guardia (?:costiera ausiliaria|nazionale|rurale|marina)|alpini protezione',
    'area:protezione_civile sector:soccorso_calamita',
    'emergenza (?:sanitaria|anziani|sorrisi|famiglia|minori|infanzia|famiglie|abitativa|donna|uomo)|ari (?!sezione|onlus|odv).+|er .+|p c (?!volontari).+|animali|emergenza cani|emergenza (?:fame|africa)|ambulanze|pronto intervento (?:sociale|minori)|anc (?:onlus)',
  ],
  [
    'emergenza.antincendio',
    'antincend\\w+|guardie a fuoco|guardiafuochi|volontari del fuoco|vigile del fuoco|incendi|vigili del fuoco|vigili (?:volontari )?del fuoco|vvff|vv ff|v v f|vvf|pompieri|feuerwehr|freiwillige feuerwehr|aib|a i b|boschivi|corpo pompieri|pompieristic\\w+|vigili volontari|squadra antincendio|vv f',
    'area:protezione_civile sector:antincendio',
    'gruppo sportivo|calcio|asd',
  ],
]
