import type { Rule } from './guess.ts'

/** Health: rescue, donors, illnesses and those who care. */
export const HEALTH_RULES: readonly Rule[] = [
  [
    'salute.misericordia',
    '(?:arci)?confraternita (?:della |di )?mis\\w*ordia|(?:arci)?confraternita (?:della |di )?miserico\\w*|misericordia|misericordie|ven misericordia|misericordie',
    'area:sanitario sector:trasporto_emergenza area:sociale',
    'opera|santa maria|suore|madre|madonna|nostra signora|figlie|casa|divina|opere|ancelle|istituto|fondazione|cooperativa',
  ],
  [
    'salute.assistenza_pubblica',
    'pubblica assistenza|pubbliche assistenze|p a|anpas|assistenza pubblica|fratellanza militare|fratellanza popolare',
    'area:sanitario sector:trasporto_emergenza',
  ],
  [
    'salute.croce',
    'croce (?:rossa|bianca|verde|azzurra|blu|gialla|d oro|oro|viola|celeste|reale|amica|nera|rosa|europa|italia|nazionale)|weisses kreuz|cri|croce rossa italiana|croce di malta|corpo italiano di soccorso|cisom',
    'area:sanitario sector:trasporto_emergenza',
  ],
  [
    'salute.soccorso',
    'ambulanz[ae]|primo soccorso|soccorso sanitario|volontari (?:del )?soccorso|pronto soccorso|emergenza sanitaria|118|pubblico soccorso|volontari ambulanza|servizio ambulanza|soccorritori|autoambulanz[ae]|rianimazione|defibrillator\\w*',
    'area:sanitario sector:trasporto_emergenza',
    'animal\\w*|alpino|canile',
  ],
  [
    'salute.sangue',
    'avis|a v i s|fratres|fidas|sangue|emodonatori|donatori (?:volontari )?(?:di |del )?midollo|donatori volontari|donatrici|admo|adisco|donatori sangue|emoteca|donatori|advs|avsi sangue|fpds|blutspender\\w*|volontari (?:del )?sangue',
    'area:sanitario sector:donazione_sangue',
    'aido|preziosissimo|prezioso|cristo|gesu',
  ],
  [
    'salute.organi',
    'aido|donatori (?:di )?organi|trapiant\\w+|dializzat[ei]|emodializzati|aned|nefropatic\\w+',
    'area:sanitario sector:donazione_organi beneficiary:malati',
  ],
  [
    'salute.tumori',
    'tumori|tumore|cancro|oncolog\\w+|lilt|leucemi\\w+|ematolog\\w+|ail|linfom\\w+|mielom\\w+|neoplasi[ae]|ant|andos|senolog\\w+|mastectomizzate|operat[ei] al seno|stomizzati|laringectomizzati|airc|melanoma|neuroblastoma|krebshilfe|contro i tumori|malati oncologici|komen|ageop|agebeo',
    'area:sanitario sector:lotta_tumori beneficiary:malati',
  ],
  [
    'salute.malattie',
    'diabet\\w+|celiachia|sclerosi|distrofi[ac]\\w*|uildm|aism|emofili\\w+|talassemi\\w+|fibrosi cistica|epiless\\w+|epilettic\\w+|malattie rare|malattia di \\w+|malattie \\w+|sindrome di (?!down)\\w+|sindromi|reumatic\\w+|cardiopatic\\w+|cardiolog\\w+|ictus|ali ce|asma|allergic\\w+|parkinson\\w*|huntington|miastenia|psorias\\w+|fibromialgi\\w+|atassi[ae]|sla|aisla|osteogenesi|retinite|neurofibromatosi|lupus|endometriosi|talassemici|afasici|idrocefalo|spina bifida|crohn|colite|thalassemi\\w+|cardiopatie|infart\\w+|amici del cuore|broncopneumopati\\w+|nefrolog\\w+|epatit\\w+|aids|anlaids|hiv|lila|microcitemi\\w+|fenilchetonuri\\w+|craniolesi|traumi cranici|cerebroles\\w+|tiroide\\w*|dislessi\\w+|osteoporosi|neuropati\\w+|patologi[ae]|glicogenosi|mucopolisaccaridosi',
    'area:sanitario sector:malattie_croniche beneficiary:malati',
  ],
  [
    'salute.alzheimer',
    'alzheimer|aima|demenz[ae]',
    'area:socio_sanitario sector:demenze beneficiary:malati beneficiary:anziani',
  ],
  [
    'salute.palliative',
    'hospice|cure palliative|terminali|fine vita|dolore',
    'area:sanitario sector:cure_palliative beneficiary:malati',
    'senza dolore',
  ],
  [
    'salute.ospedale',
    'volontari ospedalieri|avo|avulss|ospedalier[oi]|ospedale|in ospedale|malati|ammalati|infermi|clown\\w*|vip|pazienti|degenti|amalat\\w+|barellieri|unitalsi|oftal|ricoverati|cliniclown|nasi rossi|naso rosso|amici dell ospedale|malato',
    'area:sanitario sector:assistenza_malati beneficiary:malati',
    'mentali?|ospedale delle bambole|psichic\\w+|reparto|circolo|gatt\\w+',
  ],
  [
    'salute.clinica',
    'ambulatori[oi]?|poliambulatorio|medic[io] volontari\\w*|dentist\\w+|odontoiatr\\w+|infermier[ie]|medicina|farmac\\w+|sanitari[ao]|salute|medicin[ae] solidale',
    'area:sanitario',
    'mentale|socio|medicinale|salute del pianeta|volontari ospedalieri|igiene mentale|madonna|maria',
  ],
  [
    'salute.consultorio',
    'consultori[oi]|centro (?:di )?aiuto (?:alla )?vita|cav|movimento (?:per )?la vita|per la vita nascente|ostetric\\w+|maternita|allattamento|gravidanza|parto|nascita|melograno centro|la leche|mamma bambino',
    'area:sanitario sector:consultorio beneficiary:donne beneficiary:famiglie',
    'scuola|asilo|casa',
  ],
  [
    'salute.ricerca',
    'ricerca (?:scientifica|medica|biomedica|clinica|sul cancro|oncologica|sulle? malatti[ae])|ricerche (?:mediche|cliniche|farmacologiche|biomediche)|per la ricerca|telethon|ricerca sulla|studi e ricerche (?:mediche|in)|studio e (?:la )?ricerca|irccs',
    'area:sanitario sector:ricerca_medica',
    'sociale|storica|sociali|economic\\w+|storico|archeolog\\w+|sociologic\\w+|psicologic\\w+|artistic\\w+|didattic\\w+|storiche',
  ],
  [
    'salute.neonati',
    'pediatri[ac]\\w*|neonat\\w+|prematur[io]|bambin[oi] (?:malat[oi]|ospedalizzat[oi])|bambini in ospedale|abio|bambino in ospedale',
    'area:sanitario sector:assistenza_malati beneficiary:minori beneficiary:malati',
  ],
  [
    'salute.mentale',
    'salute mentale|disagio (?:psichico|mentale)|psichiatri\\w+|malati di mente|malattia mentale|unasam|ansia|depressione|schizofreni\\w+|psichic[oi]|sofferenza psichica|anoressi\\w+|bulimi\\w+|disturbi alimentari|igiene mentale|psicosi|psicoterapia|disturbi del comportamento alimentare|idea',
    'area:socio_sanitario sector:salute_mentale beneficiary:salute_mentale',
    'idea (?!onlus).+',
  ],
  [
    'salute.dipendenze',
    'alcolist\\w+|alcolic[io]|alcologi\\w+|acat|apcat|arcat|club alcologic\\w+|tossicodipenden\\w+|droga|antidroga|dipendenze|alcool\\w*|alcol|alcolisti in trattamento|san patrignano|comunita terapeutica|giocatori anonimi|gioco d azzardo|dianova|narconon',
    'area:socio_sanitario sector:dipendenze beneficiary:dipendenze',
  ],
  [
    'salute.auto_aiuto',
    'auto mutuo aiuto|auto aiuto|auto mutuoaiuto|automutuoaiuto|automutuo aiuto|ama gruppi|mutuo aiuto|lutto|selbsthilfe',
    'area:socio_sanitario sector:auto_aiuto',
    'animali',
  ],
]
