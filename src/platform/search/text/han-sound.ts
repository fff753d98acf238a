/**
 * The first character of GB 2312 of each sound, tones apart, in the order of pinyin of Unicode's CLDR, which `Intl.Collator`
 * has too: 6,756 of its 6,763 characters stand between two of them where one of their readings is.
 */
const FIRST = [
  '吖哎安肮凹八掰扳邦勹卑奔崩逼边灬憋玢冫拨逋嚓猜参仓操册岑噌叉拆觇伥抄车抻柽吃充抽出揣巛疮吹春踔呲匆凑',
  '粗汆崔村搓哒呆丹当刀得灯氐嗲掂刁爹丁丢东都嘟端堆吨多婀诶恩儿发帆匚飞分丰缶夫旮该甘冈皋戈给根庚工勾估',
  '瓜乖关光归丨呙哈咳顸夯蒿诃黑痕亨轰侯乎花怀欢肓灰昏耠丌加戋江艽阶巾京冂纠居娟噘军咔开刊康尻苛肯吭空抠',
  '刳夸蒯宽匡亏坤扩垃来兰啷捞仂雷塄哩俩奁良撩咧拎伶溜龙娄噜驴娈抡罗妈埋颟邙猫么没门虻咪宀喵乜民名谬摸哞',
  '毪拿乃囡囔孬疒馁恁能嗯妮拈娘鸟捏您宁妞农耨奴女疟挪喔讴趴拍潘乓抛呸喷怦丕偏剽氕姘乒钋剖仆七掐千呛悄且',
  '亲青邛丘区悛炔逡蚺禳娆惹人扔日戎柔如阮蕤闰若仨塞三桑搔色森僧杀筛山伤捎奢谁申升尸收书刷衰闩双水吮说厶',
  '忪嗖苏狻虽孙唆他胎坍汤涛忑疼剔天佻帖厅通偷凸湍推吞乇挖歪弯尢危温翁挝乌夕呷仙乡枭些心星凶休吁轩削勋丫',
  '恹央幺掖一因应哟佣优纡鸢曰晕匝灾糌赃遭则贼怎增扎斋沾张钊蜇贞争之中州朱抓拽专妆隹肫拙孜宗邹租钻嘴尊嘬',
].flatMap((characters) => [...characters])
const order = new Intl.Collator('zh-u-co-pinyin')

/** Which of the about 400 syllables a Chinese character is read as by itself: a number, -1 when it is none. */
export function soundOf(character: string): number {
  let [low, high] = [0, FIRST.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order.compare(FIRST[middle] ?? '', character) <= 0) low = middle + 1
    else high = middle
  }
  return low - 1
}
