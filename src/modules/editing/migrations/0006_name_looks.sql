-- editing/0006: records whose names look alike are found by an index of what names look like, not by reading them all

-- What a name looks like, as written, in capitals and in small letters: names that share one of these look the same to
-- people. Letters are put for those they look like (UTS #39, Unicode's confusables as unhomoglyph 1.0.6 has them:
-- scripts/look-alike-letters.mjs, decision 0019); accents, signs that do not show, spaces and punctuation are left out.
-- Nothing but what PostgreSQL itself brings is called, since an index is kept without our search path.
create function name_looks(name text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  letters constant text :=
    '01|𐋵𐋡𐋲𐋨𐋤' ||
    'ꟷꝚƧƻꞫȜƷꝪƼȣȢꝮɑƄꞴɓƃƂƀᴄȼɛɗɖƌđĐÐƉꝺꬲɇɆəᴈꞝꬵꞙẝꞘƒƑᵮɡᶃƍɠǥǤɦⱧħĦꞕıɪɩɨᵻᵼꞲɉɈƙⱩꝀIƖǀłŁɭƗƚɫɳƞƝᵰᴏᴑꬽøꬾØɵꝋƟꝊↄᴐↃꬿƥᵽʠᶐᴋꭇꭈƦɽɼɍᵲ' ||
    'ᵳꜱƽʂᵴꞵꭍƭȾƮŧŦᵵꞟᴜꭎꭒʋᵾɄᵿᴠɯᴡꝡᴍꞳɣᶌʏỿꭚƴɏɎʒꝫᴢʐƶƵȥȤᵶƿᴤꭓꭕꞷꭠꞶꞱꞞꞛꞚ' ||
    'αΑΒεͽϿδΕϜΗͰιϳͿΚΙΜϺΝηͷοσΟθΘͻϽρΡᴩφκᴦβΣΤτυνᴧΛΧγΥΖϸϷᴨϛͶ' ||
    'ꙄЗӠҘбаАЬВБҍҌѣѢвсСҫҪєԑЄԁеҽЕҿәӘԐзҙԌԍһНꚕҢћӉӇнңӊӈԊіꙇӏјЈКҚҞІӀМӍиоОөѳӨѲрРфԛкқҟгғяѕЅТҬтҭѵѴЛӅѡԝԜмӎхХҲуүУҮұҰӡꙅьꙨГҒ' ||
    'пПФѱѰꙍҗҖҊҋᴫӆӌӋҾꚚ' ||
    'ծքցհյոռօՕգզՏսՍպաՓՄՌԻՊ' ||
    'ჿႠყჳ' ||
    '一〇倂值囗䎛啟士㦳填壿嬀帲戸搉曶晩肦胐胊脁胶脧幐䐠膧柿槩樧潙鿃晣硏絶腁朦蔿虁詽訞讏豣趆跺躛輧郞鎮隸鹃黒' ||
    U&'\05d5\05df\05e1\05d8' ||
    U&'\06f2\06f3\06f4\06f6\06f9\0661\06f1\0627\0665\06f5\0647\06be\06c1\06d5\06ff\0667\06f7\0668\06f8\06d0\08a9' ||
    U&'\0767\06c3\06ee\08ae\0692\08b9\06ef\08b2\077e\08af\06a7\08bb\066f\08bc\06a9\06aa\0762\08b0\06b5\0769\08b1' ||
    U&'\06c7\06c6\06c9\066e\06ba\08bd\064a\06cc\06d2\0756\06ce\08ba\063d';
  likes constant text :=
    'OllZدصطو' ||
    'ー22233335889abBbbbbccꞓddddDDDꝹeeEǝɜʚfffFfFfgggggGhHhHꜧiiiiiiJjJkKKllllLllllnnNnoooooOooOOɔɔƆɔppqɋĸrrRrrrr' ||
    'ɾssssßʃtTTtTtuuuuuuUʊvwwwʍXyyyyyyyYȝȝzzzZzZzþƨχχωљꙌꓕꓤ𐐺𐐒' ||
    'aABꞓꜿꜾẟEFHⱵijJKlMMNnᴎooOOOɔƆpPᴘɸĸrßƩTᴛuvʌɅXyYZþÞπςИ' ||
    '23336aAbBbbbbbʙcCcCꞓꞓꞒdeeEeǝƏƐɜɜGɢhHhHhHHʜʜʜʜǶiiijJKKKllMMᴎoOooOOpPɸqĸĸĸrrᴙsSTTᴛᴛvVɅɅwwWʍʍxXXyyYYyYȝƨƅʘΓΓ' ||
    'πΠΦψΨωжЖИиллҷҶҼ𐊨' ||
    'ẟfghȷnnoOqqSuUɰwΦሆቡኮጣ' ||
    'oꞆyȝ' ||
    'ーO併値口㖈啓土㘽塡墫媯帡戶㩁㫚晚朌朏朐朓㬵朘㬺㬻朣杮㮣榝溈䀹䀿研絕胼䑃蒍蘷訮䚶讆豜赿跥躗軿郎鎭隷鹂黑' ||
    U&'\006c\006c\006f\0076' ||
    U&'\0662\0663\0664\0666\0669\006c\006c\006c\006f\006f\006f\006f\006f\006f\006f\0056\0056\0245\0245\067b\0754' ||
    U&'\0754\0629\062f\062f\0631\0631\0631\0632\0633\0635\0641\06a1\06a1\06a1\0643\0643\06ac\06af\0644\0646\0648' ||
    U&'\0648\0648\0648\0649\0649\0649\0649\0649\0649\0649\0649\0649\0649';
  bare constant text := regexp_replace(normalize(name, NFKD),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b\u007d-\u00a9\u00ab-\u00b4\u00b6-\u00bf\u02b0-\u036f'
    '\u0591-\u05c7\u0610-\u061f\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u115f\u1160\u17b4\u17b5\u180b-\u180f'
    '\u2000-\u206f\u20d0-\u20ff\u2800\u3000-\u3003\u3008-\u3020\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb'
    '\U000e0000-\U000e0fff]', '', 'g');
  plain constant boolean := octet_length(bare) = length(bare);
  seen text;
  looks text[] := '{}';
begin
  foreach seen in array array[bare, upper(bare), lower(bare)] loop
    seen := case when plain then translate(seen, '01I|', 'Olll') else translate(seen, letters, likes) end;
    seen := replace(replace(replace(seen, 'rn', 'm'), 'æ', 'ae'), 'œ', 'oe');
    looks := looks || seen;
  end loop;
  looks[3] := lower(looks[3]);
  return array_remove(looks, '');
end $$;
create index organization_name_looks on organization using gin (name_looks(name)) where merged_into_id is null;
