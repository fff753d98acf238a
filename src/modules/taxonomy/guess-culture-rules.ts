import type { Rule } from './guess.ts'

/** Culture, traditions, leisure, faith, and service to other organisations. */
export const CULTURE_RULES: readonly Rule[] = [
  [
    'cultura.proloco',
    'pro loco|proloco|pro \\w+ loco|unpli|turistica pro|associazione turistica|verkehrsverein|tourismusverein',
    'area:cultura sector:tradizioni beneficiary:cittadinanza',
  ],
  [
    'cultura.feste',
    'carnevale|palio|contrada|rione|rioni|sbandieratori|folk|folclor\\w*|folklor\\w*|folkloristic[oa]|tradizion[ei]|rievocazion\\w+|storic[oa] (?:rievocazion\\w+|corteo)|corteo storico|presep\\w+|sagra|festeggiamenti|feste|festa|schutzen\\w*|schuetzen\\w*|trachten\\w*|quintana|giostra',
    'area:cultura sector:tradizioni',
    'arti marziali|festa dell inquieto|cooperativa|giostra dei colori|polisportiva|sportiva',
  ],
  [
    'cultura.musica',
    'musica\\w*|musical[ei]|banda|bande|bandistic[oa]|filarmonic[ao]|coral[ei]|coro|cori|cantori|polifonic[oa]|orchestra\\w*|sinfonic[oa]|concert[oi]|musicisti|musikkapelle|musikverein|\\w*chor|kirchenchor|mannergesangverein|burgerkapelle|fanfara|lirica|jazz|gospel|complesso bandistico|schola cantorum|pianistic\\w+|strumentale|violino|chitarra|organist\\w+|conservatorio|opera lirica|majorettes|stadtkapelle|philharmonic|choir|ensemble|organo|voci bianche',
    'area:cultura sector:musica_cori',
    'musicoterapia|in banda larga|oro|banda (?:dei|degli) orsi|conservatorio (?:delle|s|san|santa|dei|della|femminile)|organo di',
  ],
  [
    'cultura.teatro',
    'teatr\\w+|filodrammatic[ao]|drammatic[ao]|theater\\w*|heimatbuhne|volksbuhne|commedi\\w+|attori|marionett\\w+|burattin\\w+|circo|spettacol[oi]|recitazione|cabaret|theatre|theaterverein|palcoscenico',
    'area:cultura sector:teatro',
    'circo (?:massimo|nudo)|teatro sociale (?:calcio)',
  ],
  [
    'cultura.libri',
    'biblioteca|biblioteche|letteratur\\w*|letterari[ao]|libri|lettura|lettori|poesia|poeti|scrittori|archivi[oi]?\\w*|bibliotecar\\w+|libro|premio letterario|bibliofili|nati per leggere|centro di documentazione|documentazione',
    'area:cultura sector:biblioteca',
    'libro parlato|aerea|ciechi',
  ],
  [
    'cultura.patrimonio',
    'muse[oi]|muse[ae]\\w+|archeolog\\w+|archeoclub|beni culturali|patrimonio|monument[oi]|fai|italia nostra|restauro|ecomuseo|pinacoteca|storia patria|centro storico|speleolog\\w+|castell[oi] (?:di|del) \\w+|arte sacra|dimore storiche|storico artistic\\w+|valorizzazione|sovrintendenza',
    'area:cultura sector:patrimonio',
    'calcio|sportiv[ao]|asd|fai da te|beni confiscati|volley|alpinismo|cooperativa',
  ],
  [
    'cultura.arte',
    'art[ei]|artistic[oaie]|artist[ie]|cinema\\w*|cine|cineforum|fotografic[oa]|fotografi|pittor[ie]|pittura|scultura|film\\w*|cineclub|radio(?!amator)\\w*|video|belle arti|accademia di belle|fumett\\w*|ceramic\\w+|televisi\\w+|artigian\\w+|creativ\\w+|design|mosaico arte',
    'area:cultura sector:cinema_arte',
    'marzial[ei]|arte marziale|arti mestieri|radioamator\\w+|radio (?:soccorso|emergenza)|radiocomunicazion\\w*|radiolog\\w+|radioterap\\w+|ginnastica|ginnic\\w+|pattinaggio|danza|radio maria|citizen|radioassistenza|roller|skating|bella arte del|volontari radio|cb|ari|sportiv[oa]|calcio|judo|karate|kung fu|protezione civile|radio club|arte del (?:pugno|combattimento)|boxe|ballo',
  ],
  [
    'cultura.storia',
    'storia|storic[aioh]\\w*|memoria|partigian[ie]|anpi|resistenza|deportat[ie]|aned|combattenti|reduci|anppia|fiap|internati|bersaglieri|alpini|ana|marinai|arma|carabinieri|aeronautica|cavalleria|finanzieri|autieri|paracadutisti|granatieri|caduti|genieri|risorgimento|anget|garibaldin[io]|mazzinian\\w+|ancr|anei|associazione d arma|(?:associazione|ass) (?:nazionale|naz) (?:della |di )?polizia|rimpatriati',
    'area:cultura sector:storia_memoria',
    'protezione civile|soccorso|volontari|volontariato|nucleo|pro civ|palio|rievocaz\\w+|corteo|calcio|sportiv[ao]|asd|sci|auto|moto|veicoli|ana (?!sezione|gruppo|onlus|sez).+|della memoria|malat\\w+|alzheimer|mutuo soccorso|lega navale|tiro|odv',
  ],
  [
    'cultura.circolo',
    'circol[oi]|circolino|acli|associazioni cristiane (?:dei )?lavoratori|vespa club|moto guzzi|auto (?:storiche|d epoca)|fan club|ancescao|dopolavoro|cral|tempo libero|ricreativ[oaie]|arci|endas|aics|acli circolo|scacchistic[oa]|scacchi|bridge|filatelic\\w+|bocciofila ricreativa|collezionist\\w+|burraco|modellist\\w+',
    'area:cultura sector:circolo',
    'tennis|nautic\\w+|vela|velic\\w+|ippic\\w+|golf|canottieri|schermistic\\w+|scherma|sportivo|sci|sub|karate|ginnastic\\w+|bocce|bocciofil\\w+|nuoto|pattinatori|canoa|subacque\\w+|caccia|cinofil\\w+|legambiente|dilettantistic\\w+|asd|cantori|aeronautico|didattico|arcieri|oratorio|ludico motorie|dei lettori|calcio|ciclistic\\w+|ecologic\\w+|micologic\\w+|equestre|surf|velico|culturale|teatro|cinema\\w*|musica\\w*|anziani|artistic\\w+|tiro',
  ],
  [
    'cultura.cultura',
    'cultural[ei]|cultura|culture|festival|culturali|kulturverein|kultur\\w*|umanistic\\w+|filosofi\\w+|scientific[ao] culturale|centro studi|istituto (?:di )?studi|accademia|dante alighieri|lions|rotary',
    'area:cultura',
    'mediazione|intercultur\\w+|fisica|calcio|sport\\w*|danza|pallavolo|volley|ginnastic\\w+|judo|karate|lions|rotary|arti marziali|dilettantistic\\w+|asd|boxe|medic\\w+|chirurg\\w+|tennis|scherma|cultura (?:della|e) (?:sicurezza|donazione)|agricoltura|apicoltura|floricoltura|kung fu|nuoto|basket|equestre|infettiv\\w+|cinofil\\w+|rugby',
  ],
  [
    'altro.fede',
    'parrocchi\\w+|diocesi|arcidiocesi|chiesa|evangelic[aoh]\\w*|congregazione|suore|monastero|seminario|religios[ioea]|convento|cattolic[aio]|frati|ortodoss[ao]|buddhist\\w+|buddist\\w+|induist\\w+|valdes[ei]|avventist[aie]|pentecostal[ei]|ebraic[ao]|moschea|figlie (?:di|della|del)|missionarie|clarisse|carmelitan[ei]|cappuccini|ministero|cristian[oa]|santuario|preghiera|biblic[oa]|fede|rinnovamento nello spirito|provincia (?:italiana|religiosa|d italia)|ancelle|ordine dei',
    'area:altro sector:culto',
    'oratorio|polisportiva|calcio|scuol[ae]|asilo|volley|basket|ospedale|movimento cristiano lavoratori|lavoratori|asd|dilettantistic\\w+|coop\\w*|cooperativa|materna|infanzia|sportiv[ao]|universita|circolo|scout\\w*|banda|coro|croce|consultorio|musicale|cai|cantoria|calcistica|missionario laici|azione cattolica|gioventu|giovani|alla fede|adulti scout|tennis|teatro|cultura|avulss|associazione|museo|ass|misericordia|societa sportiva|associazioni|odv|aps',
  ],
  [
    'altro.csv',
    'centro (?:di )?servizi?o? (?:per il |al |del |per )?volontariato|csv|cesvot|forum (?:del |permanente (?:del )?)?terzo settore|coordinamento (?:delle )?associazioni|consulta (?:delle |del |per il )?(?:associazioni|volontariato)|casa (?:delle )?associazioni|casa del volontariato|servizi per il volontariato|centro servizi',
    'area:altro sector:servizi_ets beneficiary:organizzazioni',
  ],
  [
    'altro.fondi',
    'lions|rotary|kiwanis|inner wheel|fondazione (?:di |della )?comunita|fondazione comunitaria|soroptimist|zonta|round table|filantropi\\w+',
    'area:altro sector:fondi_donazioni',
  ],
  [
    'altro.vicinato',
    'banca del tempo|banche del tempo|comitato (?:di )?quartiere|quartiere|vicinato|social street',
    'area:altro sector:banca_tempo beneficiary:cittadinanza',
    'calcio|polisportiva|sportiv[ao]|basket|volley|asilo|scuola|dilettantistic\\w+',
  ],
]
