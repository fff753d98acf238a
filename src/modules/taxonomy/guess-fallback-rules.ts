import type { Rule } from './guess.ts'

/** Weaker words: they count only when no other rule proposes an area. */
export const FALLBACK_RULES: readonly Rule[] = [
  [
    'debole.specialita',
    'prevenzione|lotta (?:al|alla|alle|all|contro|ai)|studio e (?:la )?cura|cura (?:del|della|delle|dei)|biomed\\w*|\\w+blastoma|\\w+pati[ae]|\\w*angiom\\w+|angio\\w+|psico\\w+|psicanali\\w+|paralisi|immunolog\\w+|policlinico|glaucoma|cecita|ipertension\\w+|odonto\\w+|auxologic\\w+|biolog\\w+|ittiosi|anemi[ae]\\w*|medic[ioae]\\w*|terapi[ae]\\w*|terapeutic\\w+|clinic[ioae]\\w*|cardio\\w+|chirurg\\w+|neuro\\w+|patolog\\w+|bpco|esofago|reumatolog\\w+|pneumo\\w+|dermatolog\\w+|genetic[aohe]\\w*|infettiv\\w+|nefro\\w+|urolog\\w+|oculist\\w+|oftalm\\w+|gastro\\w+|endocrin\\w+|sindrome|malatti[ae]|angiom\\w+|linfedema|incontinen\\w+|cefale\\w+|lesion\\w+|farmacologic\\w+|fisioterap\\w+|cancer|onco\\w+|trapianto|ospedali|guarigione|cure|vaccin\\w+|vista|retina|udito|respir\\w+',
    'area:sanitario',
    'medici(?:na)? (?:estetica|sportiva)|medic[ei] (?:giovanni|lorenzo)|biologic[oa]|agricoltura|lotta (?:alla (?:poverta|fame)|contro (?:la poverta|la fame|l analfabetismo|la mafia))|cura (?:del|della) (?:territorio|citta|creato|casa|terra)|simpati[ae]|empati[ae]|prevenzione (?:incendi|usura|stradale)|genetica (?:agraria|vegetale)|rocca medicea|veterinari\\w*',
  ],
  [
    'debole.soccorso',
    'soccorso|soccorritori|sanitaria|pubblica assitenza|pubblica assist',
    'area:sanitario sector:trasporto_emergenza',
    'mutuo|animal\\w*|madonna|maria|opera|ordine|cani|cinofil\\w+|alpino|gatt\\w+|sociale|cooperativa|coop',
  ],
  [
    'debole.mutuo_soccorso',
    '(?:mutuo|reciproco) soccorso|soms|societa operaia|mutua|mutualita',
    'area:sociale',
    'cooperativa',
  ],
  [
    'debole.coop_sociale',
    '(?:cooperativ|cooperativa|coperativa|cooperative|coop|cooperat|soc coop|scs|societa cooperativa) (?:(?!associazione).* )?(?:sociale|sociali|soc|di solidarieta|integrata|onlus|social|soci)|coopsociale|scs|scsarl|impresa sociale|consorzio sociale',
    'area:sociale',
  ],
  [
    'debole.aiuto',
    'aiut[oi]|aiutare|aiutiamo\\w*|aiutaci|assistenza|assistenziale|sostegno|sosteniamo|integrazione|inclusione|socialita|sociali|servizi(?:o)? alla persona|servizio sociale|volontariato sociale|altruismo|prossimo|azione sociale|welfare|fragilita|bisogno|promozione umana|emarginat\\w+|indifesi|deboli|fratellanza|carit\\w+|charit\\w+|svantaggiat\\w+|orfan[ioe]\\w*|fratell[io] (?:bisognosi|poveri)|beneficienza',
    'area:sociale',
    'studi sociali|scienze sociali|ricerche? sociali|religiosa|estero|clero|fiscale|animal\\w*|centri sociali|comunicazioni sociali|lasciti|razziale|ricerca',
  ],
  [
    'debole.persone',
    'bambin\\w+|\\w*bimb\\w+|infanzia|minori|minore|ragazz[iae]|fanciull\\w+|adolescen\\w+|children|kids|child|\\w*genitor[ie]\\w*|mamm\\w+|papa|madri|famigli\\w+|familiar[ei]|donn[ae]\\w*|giovani|giovanile|gioventu|ragazze|anzian[oi]|nonn[ioae]|vecchi|vedove|femminile|enfants|jugend\\w*|figli|figlio|eta evolutiva|prima infanzia|neonat\\w+|parent|parents',
    'area:sociale',
    'frati minori|san giovanni|papa (?:giovanni|paolo|giovanni xxiii|francesco|wojtyla)|famiglia (?:artistica|bresciana|meneghina|piemontese|salesiana|francescana|sarzi)|gesu bambino|giovani (?:musicisti|editori|architetti|imprenditori|industriali|compositori)|mamma (?:mia|rita|margherita|africa)|giovanni|san(?:ta)? famiglia|nonno \\w+ e',
  ],
  [
    'debole.comunita',
    'comunita|centro sociale|casa|villaggio (?:del|della|dei|san|sos)|opera|opere|madre teresa|padre pio|centro (?:di )?solidarieta|telefono',
    'area:sociale',
    'montana|ebraica|energetic\\w+|bahai|europea|collinare|islamic\\w+|educante|comunita (?:religiosa|monastica|di sant egidio)|musical\\w*|casa (?:della|del|di|dell) (?:musica|cultura|architett\\w*|poesia|arte|teatro|cinema|ambiente|energia|libro|storia|memoria|popolo|parola|pace|artista|innovazione|scienza|memorie|salute|gatt\\w+|can\\w+|vetro|moda|resistenza|sport|jazz|acqua|paleont\\w+)|casa (?:di|della) (?:cura|preghiera|carlo|goldoni|dante)|opera (?:di|del) duomo|opera (?:lirica|barga|festival|house|studio|omnia)|opere (?:d arte|laiche)|scuola',
  ],
  [
    'debole.scuola',
    'scuola|scuole|scuola\\w+|scolastico|alunni|allievi|istituto (?:comprensivo|tecnico|superiore|professionale|salesiano)|interuniversitari\\w*|universit\\w+|studenti|accademia|maestr[ie]|insegnanti|docenti|campus|college|studentesc\\w+|didattica',
    'area:educazione',
    'cinofila|ambulanza',
  ],
  [
    'debole.oratorio_noi',
    '(?:circolo|associazione|centro) (?:parrocchiale )?noi|noi associazione',
    'area:educazione sector:scout_oratorio',
    'noi (?:con|per|insieme|e|oltre|di|come|due|siamo|ci|che|voi|altri|genitori|donne)',
  ],
  [
    'debole.confraternita',
    '(?:arci)?confraternita|parrocchi\\w+|pia unione|pia societa|pio istituto|santuario|istituto (?:delle |dei |delle figlie |figlie |suore )(?:\\w+)|fabbriceria|basilica|duomo|cattedrale|opera (?:del |di )duomo|evangeliz\\w+|bibbia|biblia|missionar\\w+|spirituali\\w*|francescan[oai]|chiesa|chiese|evangelic\\w+|diocesan\\w+|buddh\\w+|catechisti|gesuit\\w+|domenican[aeoi]|benedettin\\w+|salesian\\w+|redentorist\\w+|ministries|church|meditazione',
    'area:altro sector:culto',
    'dei ciechi|sordomuti|cooperativa|mutilat\\w+',
  ],
  [
    'debole.cultura',
    'libr[oi]|storico|editori\\w*|editoria|poet\\w+|letter[ei]|lettere|film|danzatori|artist\\w+|centro studi|studi|arti|orchestr\\w+|palio|borgo (?:antico|medievale|storico)|tradizione|antic[oa]|antichi|antiche|medieval\\w*|museale|memorie|turis\\w+|turistic[ao]|gastronomi\\w+|enogastronomi\\w+|spettacol\\w+|filosof\\w+|archivio|architett\\w+|design|maschere|musici|corale|cantastorie|teatral[ei]',
    'area:cultura',
    'cooperativa|antico forno|alta scuola',
  ],
  [
    'debole.natura',
    'parco|salvaguardia|paesagg\\w+|amici della terra|ecolog\\w+|cinofil\\w+|felin\\w+|vegetarian\\w+|agroecolog\\w+|biologic[oa]|permacultura|fiumi|lago|natural[ei]|eco|ecovillaggio|apicolt\\w+',
    'area:ambiente',
    'don bosco|giovanni bosco|bosco (?:marengo|chiesanuova)|parco (?:divertimenti|giochi|letterario|tecnologico|scientifico|archeologico)|stella verde|numero verde|verde eta|oasi (?:francescana|della|maria|san|serena|gesu|di (?:pace|maria|amore))|s giovanni|eco (?:dell|della|dei|di)|villa',
  ],
  [
    'debole.diritti',
    'cittadinanza|cittadini|civic[oaie]\\w*|democra\\w+|costituzion\\w+|giustizia|diritt[oi]|obiettori',
    'area:diritti',
  ],
  [
    'debole.mondo',
    'world|internazionale|international|mondiale|popoli',
    'area:cooperazione_internazionale',
    'studi|film|festival|club|ricerche|universita|accademia|istituto|premio|lingua|commercio|polizia',
  ],
]
