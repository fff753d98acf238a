import type { Rule } from './guess.ts'

/** Names of people's welfare never count as sport: "pallavolo" fires, "gioco" alone does not. */
export const SPORT_RULES: readonly Rule[] = [
  [
    'sport.squadra',
    'calcio|calcistic[ao]|calcetto|football|futsal|soccer|fc|volley\\w*|pallavolo|pallavolistic[ao]|basket\\w*|pallacanestro|rugby|pallamano|handball|hockey|baseball|softball|cricket|unihockey|floorball|pallapugno|tamburell\\w+|minibas\\w+|minivolley|cestistic[ao]|fussballclub|fussball|palla\\w*mano|u s calcio|lacrosse',
    'area:sport sector:sport_squadra',
    'disabil\\w+|balilla|calcio storico|sporting club|calcio insieme',
  ],
  [
    'sport.palestra',
    'ginnastic[ao]|ginnic[ao]|danza|danze|dance|ballet|ballo|palestra|fitness|wellness|judo|karate|aikido|ju jitsu|jujitsu|kung fu|kungfu|taekwondo|tae kwon do|arti marziali|arte marziale|\\w*skating|boxe|boxing|pugilistic[ao]|kick\\w*|lotta (?:libera|greco)|scherma|schermistic\\w+|kendo|tai chi|yoga|pilates|pattinaggio|pattinatori|skating|roller\\w*|skaters|twirling|pesistic[ao]|culturismo|body building|gym|gymnastic\\w*|gymnasium|dojo|budo|wushu|tango|cheerlead\\w*|capoeira|fighting|savate|turnverein|atletica pesante|budokan|shotokan|muay thai|club lotta|crossfit|movimento danza|ritmica|body|acrobatic\\w+',
    'area:sport sector:palestra',
    'danza terapia|danzaterapia|circolo culturale|banda',
  ],
  [
    'sport.acqua',
    'nuoto|nuotatori|pallanuoto|canottieri|canottaggio|rowing|canoa|kayak|vela|velic[oa]|nautic[oa]|sub|subacque\\w+|pesca sportiva|pescatori|pescasportivi|rari nantes|swimming|rafting|lega navale|surf\\w*|windsurf|tuffi|apnea|diving|sommozzatori|acquatic\\w+|waterpolo|sailing|yacht\\w*|pesca|schwimmclub|aquatic\\w*|piscina|kitesurf|remier[aoi]|cannottieri|voga|motonautic\\w+|pinnat\\w+|sincronizzato|segelverein|nuoto per',
    'area:sport sector:nuoto',
    'sub (?:appennin|comm|distrett)\\w*|soccorso|protezione civile|nucleo|disabil\\w+|nauticlub|a gonfie vele|delta del po|museo|associazione vela|emergenza',
  ],
  [
    'sport.aperto',
    'atletica|atletic[oa]|podistic[ao]|podismo|podisti|running|runners|runner|marathon|maratona|maratoneti|ciclistic[ao]|ciclismo|ciclo\\w*|ciclisti|bike|bici|bikers|pedale|velo club|velo|mtb|cycling|tennis|tennistavolo|tennis tavolo|table tennis|ping pong|padel|squash|badminton|bocce|bocciofil[ai]|bocciofilo|petanque|arcieri|tiro (?:con l arco|a segno|a volo)|equestre|ippic[ao]|equitazione|ippic[oi]|cavalieri|horse|golf|sci|ski\\w*|sciator[ie]|snowboard|sciistic[oa]|sci club|alpinistic[oa]|cai|c a i|club alpino italiano|escursionis\\w+|trekking|orienteering|orientisti|triathlon|motoclub|moto club|kart\\w*|automobilistic\\w+|parapendio|volo libero|aero club|aeroclub|arrampicata|climbing|freccette|biathlon|slittino|bob|curling|ghiaccio|eissport|eislauf\\w*|sportschutzen\\w*|alpenverein|duathlon|nordic walking|marciatori|maneggio|polo club|paracadutismo|freeclimbing|pentathlon|motociclistic\\w+|centro ippico|scuderia|bowling|bocce e|tchoukball|orientamento|dama|cavallo|aquilonis\\w+|deltaplano|soft air|softair',
    'area:sport sector:aria_aperta',
    'soccorso|ana|antincendio|cavalieri (?:di malta|del lavoro|di vittorio)|mensa|pattinaggio|in fondo|hockey|fondo (?:ambiente|di solidarieta|sociale|per|edo)|terapi\\w+|legambiente|a cavallo (?:per|del)|amici della bici|calcio|volo libero (?:della|dei)|golf (?:di|del) \\w+|orientamento (?:scolastic\\w+|lavoro|familiare|professionale)|piste ciclabili|fiab|bici solidal\\w+|riabilitazione|teatro',
  ],
  [
    'sport.generico',
    'sportiv[aoie]|sport\\w*|a s d|a c d|asd\\w{0,2}|acd\\w?|acf|usc|amateursport|sprtiva|(?:ac|as|us|uc|hc|bc|ss|sc) .*(?:19|20)\\d\\d|fcd|fbc|acsd|asdc|apd|ascd|uspd|gsds|cds|asdtennistavolo|dillettantistic\\w+|sporting|polisportiva|\\w*sportverein|\\w+sportclub|sportfischer\\w*|dilettantistic[ao]|dilett\\w*|asd|ssd|gsd|usd|uisp|csi|atletico|us|gs|asv|virtus|fulgor|libertas|pgs|cus|olimpia|csain|motoria|unione sportiva|sportiva dilettantistica|turismo sportivo|dil|sportclub|sports|dilet',
    'area:sport',
    'cinofil\\w+|medicina|pesca|libertas (?:onlus|cooperativa|associazione)|cooperativa sociale|coop sociale|museo|donatori|avis|fondazione|volontariato|csi (?:piemonte)|virtus onlus|olimpia onlus|odv',
  ],
]
