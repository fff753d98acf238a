const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words that stay small inside a name. */
export const SMALL = words(`
di del dello della dei degli delle a al allo alla ai agli alle da dal dallo dalla dai dagli dalle in nel nello
nella nei negli nelle con su sul sullo sulla sui sugli sulle per tra fra e ed o od contro presso senza verso che
of the and for und für fur der des von et du`)

/** Articles: small inside a phrase, capital where a proper name begins with them. */
export const ARTICLES = words('il lo la i gli le un uno una')

/** Nouns after which a proper name begins, so that its article is written large: `Cooperativa Sociale Il Girasole`. */
export const HEADS = words(`
associazione associazioni ass cooperativa coop sociale sociali circolo centro gruppo fondazione comitato onlus odv
aps asd ssd ets dilettantistica dilettantistico sportiva sportivo culturale volontariato promozione societa società
polisportiva compagnia accademia scuola istituto parrocchia oratorio casa comunita comunità rete consorzio unione
federazione lega movimento pubblica assistenza coro banda musicale teatrale ricreativo ricreativa impresa ente
club cral arci auser acli anspi avis museo cinema teatro radio libera università universita`)

/** Acronyms of the Italian third sector that are never read as words. */
export const ACRONYMS = words(`
onlus odv aps asd ssd ets ong srl arl scarl scs scpa spa gsd ssdarl asdc asdps pgs apd usd ussd us gs as ac bc
fc sc ss avis aido admo anpas anpi ande andos anffas anfass anmic anmil anglat anteas ancescao anspi anolf ant
aics airc ail aism aisla aiac aias aifo aim aima aipd aiparc airett alcli amci anc ancri anap ancol ari arci
arcigay asi asl ats auser avo avulss avsi cai cal cgil cisl uil cif cnca cnr cngei cna cnos cri csi csen csain
csv cvs dsa endas enpa ens enaip fai fic fidal fidas fie figc fih fip fipav fir fisa fisar fisd fiv fmsi fnp
fuci gau iaca ido ipasvi irccs isde inac inas iref isis lav lgbt lilt lipu lns lndc masci mcl mdc mfe mpv nip
oami oftal opes oipa pime rsa rsd sfi sos spi tdm uici uic uildm uilp uisp unicef unitalsi unpli unuci upi upad
usacli ugl unesco uta ute unitre vab vides vidas vvf wwf ymca acat aca acr adi adic adoc adra agbe agd agesci
agi agop aice aidm aidda ailu aicat amref anaca ancis anfn anmi anioc apice asvis csa csc cts dac ist itis iti
onmic rc rcs rssa tv usa ue onu ospol sav sms sis unms upter uciim ucid ucsi fism fidapa fildis fita fiab fiaf
fimp fnism aniep apici anaim anla andi anmvi aic acli cgs mgm sogit sasd dlf crt`)

/** Words with the accent that capitals without accents lost, and nothing else they could be. */
export const LOST_ACCENTS: ReadonlyMap<string, string> = new Map(
  `societa universita citta solidarieta attivita comunita liberta disabilita qualita felicita novita identita
diversita opportunita maternita paternita volonta mobilita civilta accessibilita responsabilita creativita umanita
ospitalita sensibilita fragilita vitalita cooperativita sanita poverta curiosita`
    .split(/\s+/)
    .map((word) => [word, `${word.slice(0, -1)}à`]),
)

/** Short words whose apostrophe stands for missing letters, not for an accent. */
export const TRUE_APOSTROPHES = words('de po ca mo be va to fe pe ne se co da ma')

/** Elided words: what follows their apostrophe is a word of its own. */
export const ELIDED = words(
  'd l dell dall all nell sull coll un quell quest bell sant c s m t n v grand mezz buon qualcun nessun pover',
)

/** Elided words that stay small inside a name. */
export const SMALL_ELIDED = words('d dell dall all nell sull coll c')
