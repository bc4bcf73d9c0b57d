//! The lists of words, and the table made of them.

use super::table::Table;
use super::*;

const DETERMINERS: &str = "the a an this that these those its his her their our my your some any each every no another \
    either neither both all";
const PREPOSITIONS: &str = "of in on at for from with by to into over under among amongst during between about against \
    without within since per through throughout across after before near around behind beyond despite off onto outside \
    inside until till upon via toward towards versus including excluding regarding following concerning below above \
    amid unlike like plus minus beside besides along past worldwide";
const CONJUNCTIONS: &str = "and or but nor yet while whereas although though because as if unless than so whether once \
    except";
const AUXILIARIES: &str = "have has had having will would can could may might shall should must do does did cannot \
    won't can't don't didn't doesn't hasn't haven't hadn't couldn't wouldn't shouldn't";
const BE: &str = "is are was were be been being am isn't aren't wasn't weren't";
const PRONOUNS: &str = "he she they it we i you him them us me himself herself itself themselves ourselves mine hers \
    theirs ours everyone everybody someone somebody nobody anyone anything nothing something everything";
const SPEAKER_PRONOUNS: &str = "he she they it we i";
const WH: &str = "who whom whose which what when where why how whoever whichever";
const ADVERBS: &str = "also already still only just even not never ever now then there here today yesterday tomorrow \
    tonight later earlier ago again once twice too very more most less least much so far well back away together alone \
    instead however therefore meanwhile moreover thus hence otherwise perhaps maybe possibly probably apparently \
    allegedly reportedly initially currently recently previously formerly officially nearly almost mostly mainly largely \
    partly fully directly indirectly roughly approximately about around simply clearly further else abroad overseas \
    nationwide overall annually monthly weekly daily yearly apiece respectively altogether elsewhere afterwards \
    immediately finally eventually usually often sometimes always rather quite really actually yet out off up down \
    aboard ashore asleep alive long ahead overnight least exactly precisely particularly especially namely instead \
    separately similarly originally subsequently newly freshly";
const ADJECTIVES: &str = "former other new old young local foreign national international suspected confirmed alleged \
    additional armed male female senior junior civilian reported missing unidentified registered recorded undocumented \
    displaced abandoned unarmed forced further separate different such same similar main major minor big small large \
    more unlicensed unaccompanied married unmarried detained wounded injured infected convicted retired elected \
    appointed organized organised stolen forged fake stateless neighbouring neighboring remaining surviving documented \
    trained skilled unskilled hired paid unpaid working fighting serving leading visiting participating developing \
    listed trafficked smuggled imported exported rescued kidnapped abducted tested qualified certified estimated unexplained \
    several whole full entire total average net gross poor rich early late severe serious fatal deadly violent nonfatal \
    criminal sexual domestic public private rural urban military medical legal illegal potential possible probable \
    elderly pregnant adult underage minor insured uninsured fewer";
const MONTHS: &str = "january february march april may june july august september october november december jan feb mar \
    apr jun jul aug sep sept oct nov dec";
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs \
    fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays";
const SEASONS: &str = "spring summer autumn winter fall ramadan easter christmas";
const DAY_WORDS: &str = "today yesterday tomorrow tonight tmr tmrw noon midnight midday noonish dawn dusk sunrise \
    sunset nightfall morning afternoon evening night lunchtime overnight midmorning midafternoon midweek weekend";
const DATE_PARTS: &str =
    "early late mid end middle start beginning last next this past previous coming following";
const TIME_UNITS: &str = "second seconds minute minutes hour hours day days week weeks fortnight month months quarter \
    quarters year years decade decades century centuries min mins hr hrs sec secs yr yrs weekend weekends";
const LABELS: &str = "article articles section sections paragraph clause chapter table figure fig annex appendix \
    schedule page pages pp p volume vol issue number no nos nr nrs convention resolution law act decree directive \
    regulation rule bill protocol amendment camp room platform gate counter route highway road flight line bus train \
    terminal sector zone district ward block unit building house apartment apt floor box station channel model type \
    grade level phase stage tier class category version part lot exercise exercises question item step form order case \
    file docket windows core apollo voyager group formula team pool district division brigade regiment battalion \
    squad precinct cell track series season episode book verse psalm mark check footnote note ref id isbn south \
    north top ch recital principle goal day week world iphone galaxy photo slide image ward studio area junction \
    exit bay deck hall map maps chart charts exhibit exhibits diagram locker lane pier warehouse dorm dormitory barrack barracks compound post checkpoint bulletin";
const CURRENCIES: &str = "dollar dollars euro euros pound pounds rupee rupees yen yuan crown crowns peso pesos franc \
    francs ruble rubles rouble roubles rand naira shilling shillings dinar dinars dirham dirhams riyal riyals rial rials \
    lira liras won ringgit ringgits baht dong kip riel riels shekel shekels tugrik tugriks cent cents penny pennies \
    pence bucks buck krona kronor krone kroner zloty forint usd eur gbp chf jpy cny inr aud cad nzd sek nok dkk zar \
    rub try brl mxn kwd lbp egp qar sar bgn myr rm ils mnt uah rs hkd sgd thb idr php vnd pkr bdt ngn kes aed hryvnia \
    lari som leva lev ariary birr kwacha cedi cedis taka tenge";
const UNITS: &str = "metre metres meter meters kilometre kilometres kilometer kilometers km mile miles foot feet inch \
    inches yard yards centimetre centimetres centimeter centimeters millimetre millimetres cm mm gram grams g kg kilo \
    kilos kilogram kilograms kilogramme kilogrammes tonne tonnes ton tons lb lbs pound pounds ounce ounces oz litre \
    litres liter liters ml cl gallon gallons pint pints cup cups barrel barrels bpd hectare hectares acre acres ha mph \
    kph watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts kw mw gw kwh mwh wh degree degrees celsius \
    fahrenheit byte bytes kb gb tb mb bit bits hz mhz ghz ppm volts volt bushel bushels point points knots mg ev \
    tev mi tpd kelvin exabytes tablespoon tbsp teaspoon carat carats m";
const PERCENTS: &str = "percent percentage percents pct";
const DOCUMENTS: &str = "report reports study studies survey surveys census data figures statistics records record \
    estimate estimates document documents bulletin statement tables table register registry database papers paper \
    indictment analysis audit review investigation inquiry poll polls research list tally count lawsuit complaint \
    filing filings letter memo communique dossier findings assessment projections forecast index ledger archive \
    archives newspaper media television tv radio press website agency tests footage images yearbook article version \
    edition briefing summary transcript testimony testimonies accounts model models logbook diary book minutes inventory chronicle leaflet circular message notice roll \
    monitoring log lists interviews results dashboard images imagery";
const ROLES: &str = "minister president spokesman spokeswoman spokesperson director chairman chairwoman chair head chief \
    commissioner official officials officer officers doctor doctors governor mayor secretary general colonel \
    captain prosecutor prosecutors judge lawyer lawyers attorney expert experts researcher researchers analyst analysts \
    economist economists activist activists witness witnesses resident residents organiser organisers organizer \
    organizers leader leaders coordinator manager managers owner owners professor sociologist \
    demographer epidemiologist historian journalist reporter ambassador envoy rapporteur headmaster headmistress teacher \
    priest father bishop imam sheikh elder elders relative relatives survivor survivors neighbour neighbours victim \
    campaigners campaigner ombudsman auditor auditors inspector inspectors scientist scientists author authors observers \
    monitors rescuers medics nurse nurses surgeon coroner senator lawmaker lawmakers deputy premier chancellor king queen \
    prince sheriff superintendent detective sergeant lieutenant commander admiral guide farmer farmers trader traders \
    fisherman fishermen villagers villager aide aides adviser advisers advisor diplomat diplomats critics critic \
    statistician statisticians pollster pollsters paramedic volunteer volunteers detainee prisoner inmate worker chronicler \
    investigator investigators negotiator mediator mother man woman he she insurer insurers refugee migrants returnee";
const GROUPS: &str = "authorities government ministry army military navy coastguard guard union unions group groups council \
    committee court tribunal agency agencies commission commissioner office department institute centre center university \
    bank fund organization organisation organizations organisations charity charities ngo ngos church party board \
    authority service services team network association federation foundation trust league hospital hospitals embassy \
    bureau command staff academy alliance coalition movement forum observatory watchdog society corporation company \
    companies firm regulator parliament senate congress unicef unhcr ocha iom police nations united international watch \
    front brigade militia rebels administration inspectorate treasury assembly mission task force exchange operator \
    broadcaster newspaper laboratory statistics reuters afp bbc cnn eu un who wfp fao nato opec imf oecd registry \
    prefecture municipality county city hall chamber cooperative secretariat directorate unit press consortium initiative \
    programme program project campaign customs insurers organisers blog outlet portal herald tribune courier gazette channel station";
const ABBREVIATIONS: &str = "mr mrs ms dr prof gen col capt lt sgt sen rep gov st no nos vol fig art sec al vs inc ltd \
    co corp jan feb mar apr jun jul aug sep sept oct nov dec approx ca etc dept est pp p ch rev hon maj cmdr jr sr \
    eg ie cf nr";
const PLURALS: &str = "people men women children dead staff police cattle sheep troops personnel youth fish persons \
    crew media data clergy poor wounded injured";
const PERSONS: &str = "people person persons men man women woman children child boys boy girls girl victims victim migrants \
    migrant refugees refugee workers worker labourers laborers detainees detainee prisoners prisoner inmates suspects suspect \
    residents resident civilians civilian soldiers soldier officers students student pupils pupil teachers teacher patients \
    patient nurses doctors passengers passenger crew fishermen sailors miners miner farmers farmer protesters \
    protester demonstrators marchers voters voter hostages hostage captives pickers picker youths youth babies infants adults \
    minors foreigners nationals citizens survivors survivor dead wounded injured missing homeless displaced guards guard police \
    policemen troops fighters rebels drivers driver commuters tourists visitors pilgrims priests monks nuns employees employee \
    staff members member players returnees deportees orphans mothers fathers individuals individual strikers \
    climbers divers attackers gunmen gunman raiders snipers bombers militants villagers villager traders trader crowd mob strikers commuters pickers";
const SPELLS: &str =
    "overnight week season weekend winter monsoon harvest end half quarter since during period";
const AMOUNTS: &str = "total number toll figure count tally sum average median mean minimum maximum estimate amount \
    record";
const SCORES: &str = "win victory defeat loss draw ruling decision vote verdict lead score margin tie won lost beat \
    beaten drew beating defeated thrashed edged split";
const PLACES: &str = "city town village capital country region province district state camp stadium hall square market \
    prison hospital school border port airport church mosque cathedral university street avenue island zone area \
    facility settlement building station coast river sea valley strait bridge factory plant mine site compound depot \
    dormitory hotel world continent delta suburbs highlands lowlands hills mountains mountain desert gorge \
    frontier outskirts forest bay lake peninsula slums slum park basin plain plateau canyon shore wetlands archipelago north \
    south east west interior countryside clinic uplands valleys plains towns cities villages camps provinces districts regions islands marshes marsh \
    foothills slopes ridge steppe tundra moor glen swamp hamlet township barracks mill quarry farm reservoir beach cove \
    sheds yard dam ward savannah rivers lakes centre headland fjord neighbourhood neighborhood suburb county municipality jail streets banks shores weir foundry base quay wharf pass junction cemetery monastery temple shrine \
    garrison airfield refinery shipyard dockyard estate checkpoint";
const PHONES: &str = "call phone telephone tel hotline fax dial mobile helpline whatsapp sms text";
const HEDGES: &str = "least most than over above to exceeding exceed exceeds exceeded surpass surpasses surpassed \
    surpassing topped topping tops under below about around roughly approximately some circa ca approx estimated \
    nearly almost near close perhaps maybe possibly probably exactly precisely only just of as many much upwards like \
    excess beyond north equal nearing approaching approached say minimum maximum up equals another further additional total \
    far between be at some by with mere staggering from believed presumed averaged whopping reached practically virtually \
    barely hardly past passed anywhere about";
const PARTS: &str = "including among amongst comprising";
const CLAIMS: &str = "claim claims estimate estimates report reports figure figures count tally toll allegation allegations \
    assertion statement data projection forecast rumour rumours rumors suggestion suggestions calculation calculations \
    assessment";
const PLACE_LEADS: &str = "in at around near off across outside inside throughout from to on along beyond into behind beside opposite through below above beneath onto";
const NUMBER_LEADS: &str = "a an several few couple point handful";
const PERIOD_LEADS: &str = "last this every each past same";
const SOURCE_LEADS: &str = "according if";
const SPELL_LEADS: &str = "to so at";
const SPELL_TAILS: &str = "date far height peak start outset time close end beginning onset";
const STOPPED: &str = "etc";

const ONES_LIST: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("nought", 0.0),
    ("naught", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
];
const TEENS_LIST: &[(&str, f64)] = &[
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
];
const TENS_LIST: &[(&str, f64)] = &[
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fourty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];
const MULTIPLIER_LIST: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("lac", 1e5),
    ("lkh", 1e5),
    ("lkhs", 1e5),
    ("million", 1e6),
    ("crore", 1e7),
    ("crores", 1e7),
    ("krore", 1e7),
    ("krores", 1e7),
    ("koti", 1e7),
    ("cr", 1e7),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("quadrillion", 1e15),
];
const PLURAL_LIST: &[(&str, f64)] = &[
    ("tens", 1e1),
    ("hundreds", 1e2),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("trillions", 1e12),
    ("dozens", 12.0),
    ("scores", 20.0),
];
const DOZEN_LIST: &[(&str, f64)] = &[("dozen", 12.0), ("doz", 12.0), ("dozs", 12.0), ("dzs", 12.0)];
const ORDINAL_LIST: &[(&str, f64)] = &[
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("fortieth", 40.0),
    ("fiftieth", 50.0),
    ("hundredth", 100.0),
    ("thousandth", 1e3),
    ("millionth", 1e6),
    ("billionth", 1e9),
    ("trillionth", 1e12),
];
/// Denominators that cannot be ordinals: plurals, "half", "quarter".
const FRACTION_LIST: &[(&str, f64)] = &[
    ("half", 2.0),
    ("halves", 2.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("thirds", 3.0),
    ("fourths", 4.0),
    ("fifths", 5.0),
    ("sixths", 6.0),
    ("sevenths", 7.0),
    ("eighths", 8.0),
    ("ninths", 9.0),
    ("tenths", 10.0),
    ("elevenths", 11.0),
    ("twelfths", 12.0),
    ("twentieths", 20.0),
    ("hundredths", 100.0),
    ("thousandths", 1e3),
    ("millionths", 1e6),
    ("trillionths", 1e12),
    ("firsts", 1.0),
];
const MAGNITUDE_LIST: &[(&str, f64)] = &[
    ("k", 1e3),
    ("m", 1e6),
    ("mn", 1e6),
    ("mln", 1e6),
    ("mil", 1e6),
    ("mm", 1e6),
    ("b", 1e9),
    ("bn", 1e9),
    ("bln", 1e9),
    ("g", 1e9),
    ("t", 1e12),
    ("tn", 1e12),
    ("trn", 1e12),
    ("tln", 1e12),
    ("l", 1e5),
    ("cr", 1e7),
    ("kr", 1e7),
];

pub(super) fn build() -> Table {
    let mut table = Table::new(8192);
    let lists: &[(&'static str, Flags)] = &[
        (DETERMINERS, DETERMINER),
        (PREPOSITIONS, PREPOSITION),
        (CONJUNCTIONS, CONJUNCTION),
        (AUXILIARIES, AUXILIARY),
        (BE, super::BE),
        (PRONOUNS, PRONOUN),
        (SPEAKER_PRONOUNS, SPEAKER_PRONOUN),
        (WH, super::WH),
        (ADVERBS, ADVERB),
        (ADJECTIVES, ADJECTIVE),
        (MONTHS, MONTH),
        (WEEKDAYS, WEEKDAY),
        (SEASONS, SEASON),
        (DAY_WORDS, DAY_WORD),
        (DATE_PARTS, DATE_PART),
        (TIME_UNITS, TIME_UNIT),
        (LABELS, LABEL),
        (CURRENCIES, CURRENCY),
        (UNITS, UNIT),
        (PERCENTS, PERCENT),
        (DOCUMENTS, DOCUMENT),
        (ROLES, ROLE),
        (GROUPS, GROUP),
        (ABBREVIATIONS, ABBREVIATION),
        (STOPPED, ABBREVIATION),
        (PLURALS, PLURAL),
        (PERSONS, PERSON),
        (SPELLS, SPELL),
        (verbs::GIVES, GIVES),
        (verbs::HOLDS, HOLDS),
        (AMOUNTS, AMOUNT),
        (SCORES, SCORE),
        (PLACES, PLACE),
        (PHONES, PHONE),
        (HEDGES, HEDGE),
        (PARTS, PART),
        (CLAIMS, CLAIM),
        (PLACE_LEADS, PLACE_LEAD),
        (NUMBER_LEADS, NUMBER_LEAD),
        (PERIOD_LEADS, PERIOD_LEAD),
        (SOURCE_LEADS, SOURCE_LEAD),
        (SPELL_LEADS, SPELL_LEAD),
        (SPELL_TAILS, SPELL_TAIL),
        (verbs::REPORT, REPORT),
        (verbs::NOUN_TOO, NOUN_TOO),
        (verbs::DENY, DENY),
        (verbs::UP, UP),
        (verbs::DOWN, DOWN),
        (verbs::CHANGE_NOUN, CHANGE_NOUN),
        (verbs::VERB, VERB),
        (verbs::STATE, STATE),
        (speakers::PEOPLE, SPEAKS),
        (speakers::BODIES, SPEAKS),
        (speakers::WRITINGS, WRITING),
    ];
    for &(list, flags) in lists {
        for word in list.split_whitespace() {
            table.add(word, flags, 0.0);
        }
    }
    for (list, flags) in [(telling::SAYING, TELLS), (telling::COUNTING, COUNTS), (telling::CARRYING, CARRIES)]
    {
        for form in list.split_whitespace().flat_map(telling::forms) {
            table.add(&form, flags, 0.0);
        }
    }
    let numbers: &[(&[(&'static str, f64)], Flags)] = &[
        (ONES_LIST, ONES),
        (TEENS_LIST, TEENS),
        (TENS_LIST, TENS),
        (MAGNITUDE_LIST, MAGNITUDE),
        (MULTIPLIER_LIST, MULTIPLIER),
        (PLURAL_LIST, PLURAL_MULTIPLIER),
        (DOZEN_LIST, DOZEN),
        (ORDINAL_LIST, ORDINAL),
        (FRACTION_LIST, FRACTION),
    ];
    for &(list, flags) in numbers {
        for &(word, number) in list {
            table.add(word, flags, number);
        }
    }
    table
}
