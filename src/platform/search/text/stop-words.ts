import { fold } from './fold.ts'

/** Words that say nothing about what is looked for; ignored in a question when others remain. */
const LISTS = [
  'a ad al allo alla ai agli alle all da dal dallo dalla dai dagli dalle dall di del dello della dei degli delle dell',
  'in nel nello nella nei negli nelle nell con col su sul sullo sulla sui sugli sulle sull per tra fra il lo la i gli le',
  'un uno una e ed o od l d c che chi come dove cosa cui non si mi mio mia miei vicino cerco trovare vorrei ho bisogno',
  'the of for in to and or an at on with i my me need want find where who how is are near',
  'les de des du au aux pour et ou dans avec une je mon ma mes cherche besoin qui quoi comment est sont pres',
  'в во на для с со и или о об по у к я мне мой моя мои где как кто что найти нужен нужна нужно ищу рядом около',
  'في من على الى عن مع او و انا اريد ابحث اين كيف قرب ل ب',
  '的 了 在 我 我们 你 要 想 去 找 和 与 或 吗 呢 哪里 哪儿 怎么 如何 什么 有 是 附近 需要 请问 一个',
]
/** As questions have them, whatever signs the lists are written with. */
const folded = (words: string): ReadonlySet<string> => new Set(words.split(' ').map((word) => fold(word)))
const STOP = folded(LISTS.join(' '))

/** Whether a folded word can be left out of a question. */
export const isStopWord = (word: string): boolean => STOP.has(word)

const VAGUE = folded(
  'sono sei ha hanno abbiamo posso puo possiamo devo voglio vogliamo fare fa andare prendere trovato stato stata so ' +
    'parla parlano parlare parlo speak speaks speaking parle parlent parler ' +
    'говорит говорят говорящий говорящие говорить يتحدث تتحدث يتكلم تتكلم يتحدثون 说 讲 会说 ' +
    'cercare cerchiamo cercasi trovo trouver chercher cherchons искать ищем نبحث ' +
    'usare utilizzare use using utiliser пользоваться использовать ' +
    'qualcuno qualcosa figlio figlia figli marito moglie padre madre mamma babbo fratello sorella nonno nonna nonni ' +
    'am do does did not can cannot have has had get looking feel things would like there any some please someone cheap you your we our ' +
    'son daughter husband wife father mother brother sister ' +
    'cher chers chere cheres pas vous nous votre vos notre nos ' +
    'sur se ne ce veux voudrais suis ai avoir comme peux faire aller quelqu mari fils fille pere mere frere soeur ' +
    'за от из до при меня нам хочу можно надо нужны делать если есть муж жена сын дочь отец мать брат сестра ' +
    'اريد احتاج نحتاج محتاج اين يمكن عندي زوجي زوجتي ابني ابنتي ابي امي ' +
    'aiuto aiuti aiutare servizio servizi codice fiscale help helping service services support aide aider помощь помощи помочь услуга услуги ' +
    '帮助 帮忙 援助 服务 مساعده مساعدات خدمه خدمات ' +
    'gratis gratuito gratuita gratuiti gratuite gratuitamente free gratuit gratuits gratuitement ' +
    'бесплатно бесплатный бесплатная бесплатное бесплатные бесплатную бесплатного бесплатной бесплатных 免费 مجاني مجانيه مجانا بالمجان ' +
    'economico economica economici economiche abordable abordables affordable ' +
    'недорого недорогой недорогая недорогие недорогую дешево дешевый дешевая дешевые дешевую 便宜 رخيص رخيصه ' +
    'nn x xke xche xk cmq anke ke qlcn qlcs pls plz im ive ' +
    'لي عن لدي ليس ' +
    'domanda domande richiesta richieste demande demander apply application заявление подать طلب 申请',
)

/** Whether a folded word only says that help is looked for, or by whom, not which. */
export const isVagueWord = (word: string): boolean => VAGUE.has(word)

const GENERIC = folded(
  'associazione associazioni ass organizzazione organizzazioni ente enti onlus odv aps ets ' +
    'association associations organization organisation organizations organisations organisme ' +
    'ассоциация организация организации جمعيه جمعيات منظمه 协会 组织 机构',
)

const GROUP = folded(
  'club clubs gruppo gruppi group groups groupe groupes asso assos клуб клубы группа نادي 俱乐部',
)

/** Whether a folded word only says that people do it together: part of a name, but not of what is looked for. */
export const isGroupWord = (word: string): boolean => GROUP.has(word)

/** Whether a folded word only says that it is some body, not which. */
export const isGenericWord = (word: string): boolean => GENERIC.has(word)
