//! Verbs of those who give numbers, as lemmas by what they do, from which the finite forms and participles are made.
//!
//! A lemma stands alone where its forms are regular; `admit+` doubles its last letter; `say:said` and `write:wrote:written` name the past
//! and, where it differs, the participle.

/// Saying, thinking, coming to know: a clause is the object.
pub(super) const SAYING: &str = "accentuate accept accuse acknowledge add admit+ advertise advise affirm agree air alert allege allow announce \
    answer anticipate apprise argue ascertain assert asseverate assume assure attest authenticate aver+ avow bark \
     believe bellow bemoan bet+ betray bewail blog+ bluster boast brag+ brief broadcast:broadcast \
    cable calculate carp caution certify challenge charge cheer chime chronicle cite claim clarify comment \
    communicate complain compute concede conclude concur+ confess confide confirm conjecture consent consider \
    contend contest contradict convey corroborate counsel+ counter crow cry decide declare decree decry \
    deduce deem demonstrate demur+ deny depict deplore depose describe detail determine dictate disagree discern \
    disclose discover dispute divulge document doubt echo elaborate email emphasise emphasize enthuse \
    envisage envision establish estimate exclaim expect explain expose expound express extrapolate exult \
    fancy fear feel:felt figure find:found forecast:forecast foresee:foresaw:foreseen foretell:foretold \
    forewarn fret+ fulminate fume gasp gather glean gloat grant gripe groan grouse growl grumble guarantee guess \
    gush hazard herald highlight hint hold:held hope howl hypothesise hypothesize illustrate imagine \
    imply indicate infer+ inform insinuate insist interject interpose intimate iterate jeer jest joke \
    judge know:knew:known lament leak learn lecture maintain marvel mention moan mourn mumble murmur muse \
    mutter narrate note notify object observe opine outline own phone plead pledge point ponder portray posit post \
    postulate preach predict presume print proclaim profess project promise pronounce prophesy propose protest prove \
    publicise publicize publish purport quip+ quote rage rail rank rant rate rave reaffirm realise realize reason \
    reassure rebut+ recall reckon recognise recognize recollect recommend record recount reflect refute regret+ \
    reiterate rejoice rejoin relate relay release remark remember remind reminisce remonstrate repeat reply report \
    respond retort reveal riposte rule say:said scoff scream sense sermonise shout show:showed:shown shriek \
    sigh signal+ signify snap+ snarl sneer sob+ speak:spoke:spoken specify speculate spell state stipulate storm \
    stress submit+ substantiate suggest summarise summarize suppose surmise suspect swear:swore:sworn talk tease \
    telegraph telephone tell:told testify text theorise theorize think:thought threaten thunder tout trumpet trust \
    tweet uncover underline underscore understand:understood undertake:undertook:undertaken unveil urge utter \
    validate vaunt venture verify voice volunteer vouch vow wager wail warn warrant whine whisper wire wonder worry \
    write:wrote:written yell \
    criticise criticize condemn denounce praise laud castigate berate fault rebuke scold slam+ lambast commend applaud weep:wept sing:sang:sung plan+ intend aim demand credit conceal pray read:read enquire ask aspire offer";

/// Counting, measuring, estimating, naming: a number is the object.
pub(super) const COUNTING: &str = "acknowledge admit+ air allege announce anticipate approximate ascertain assert assess assume attest authenticate \
     believe boast brand broadcast:broadcast calculate catalog catalogue catalogued certify chart \
    chronicle cite claim clock collate compile compute concede confirm corroborate count declare deduce \
    deem describe detail detect determine diagnose disclose divulge document enter enumerate envisage \
    envision establish estimate expect extrapolate fear figure file film find:found forecast:forecast \
    foresee:foresaw:foreseen gauge give:gave:given guess guesstimate identify imagine indicate infer+ inventory \
    itemise itemize label list log+ map+ measure mention model monitor name note notice notify observe peg+ \
    photograph pinpoint place plot+ poll posit post predict presume price print project publish put:put \
    quantify quote rate recall reckon record recount register remember report reveal set:set \
    show:showed:shown simulate specify spot+ state suggest surmise survey suspect tabulate tag+ tally tick \
    tot+ tout trace track trumpet tweet uncover unearth value verify witness \
    rank profile see:saw:seen attribute credit spell plan+ budget target demand \
    classify categorise categorize class grade validate code flag+ score tabulate sum+ tote sketch cap+";

/// What documents and bodies of data do with a number, beside saying and counting it.
pub(super) const CARRYING: &str = "add allot+ allow amount ascribe assign attribute back bear:bore:borne begin:began:begun blame bury cap+ carry \
    chart cite close come:came conclude confirm contain contradict corroborate count credit demonstrate depict \
    describe detail disclose display document end enumerate establish estimate expose feature give:gave:given \
    have:had hold:held identify illustrate imply include indicate itemise itemize keep:kept leave:left list log+ \
    map+ mention name note open outline paint peg+ place plot+ point portray present preserve print produce prove \
    put:put quote rank rate reach read record reflect register report reproduce rest reveal run:ran score set:set \
    show:showed:shown sketch speak:spoke:spoken stand:stood state suggest sum+ summarise summarize support tabulate \
    tally tell:told throw:threw:thrown total trace turn uncover unearth yield";

/// The forms of a lemma: plain, third person, past, and the two participles.
pub(super) fn forms(entry: &str) -> [String; 5] {
    let mut parts = entry.split(':');
    let written = parts.next().unwrap_or_default();
    let (lemma, doubled) = match written.strip_suffix('+') {
        Some(lemma) => (lemma, lemma.chars().next_back()),
        None => (written, None),
    };
    let changing = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let silent = lemma.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o']));
    let hisses = ["s", "x", "z", "ch", "sh", "cho"].iter().any(|end| lemma.ends_with(end));
    let third = match changing {
        Some(stem) => format!("{stem}ies"),
        None if hisses => format!("{lemma}es"),
        None => format!("{lemma}s"),
    };
    let stem = format!("{lemma}{}", doubled.map(String::from).unwrap_or_default());
    let regular = match changing {
        Some(stem) => format!("{stem}ied"),
        None if lemma.ends_with('e') => format!("{lemma}d"),
        None => format!("{stem}ed"),
    };
    let going = silent.map_or_else(|| format!("{stem}ing"), |stem| format!("{stem}ing"));
    let past = parts.next().map_or(regular, String::from);
    let participle = parts.next().map_or_else(|| past.clone(), String::from);
    [lemma.to_owned(), third, past, participle, going]
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn verbs_are_inflected() {
        assert_eq!(forms("say:said"), ["say", "says", "said", "said", "saying"]);
        assert_eq!(forms("admit+"), ["admit", "admits", "admitted", "admitted", "admitting"]);
        assert_eq!(forms("deny"), ["deny", "denies", "denied", "denied", "denying"]);
        assert_eq!(forms("agree"), ["agree", "agrees", "agreed", "agreed", "agreeing"]);
        assert_eq!(forms("foresee:foresaw:foreseen")[2..], ["foresaw", "foreseen", "foreseeing"]);
        assert_eq!(forms("echo")[1], "echoes");
        assert_eq!(forms("stress"), ["stress", "stresses", "stressed", "stressed", "stressing"]);
    }
}
