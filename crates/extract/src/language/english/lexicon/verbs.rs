//! Verbs: of saying, of change, and the frequent rest that ends a noun phrase.

/// Saying, counting, estimating: the subject is a source. Hardly ever nouns.
pub(super) const REPORT: &str = "said says say saying told tells tell added adds claimed claim claiming estimated \
    reported counted recorded documented found finds confirmed confirms confirm announced announces alleged alleges \
    allege warned warns acknowledged acknowledges admitted admits insisted insists insisting stated states noted wrote \
    writes declared declares argued argues argue stressed stresses believed believes believe thinks thought suggested \
    suggests suggest showed shown indicated indicates indicate listed calculated calculates projected predicted \
    predicts verified verifies registered revealed reveals disclosed concluded concludes notified spoke speaks speaking \
    tallied published valued reckons reckoned cautioned cautions explained explains testified testifies maintained maintains \
    conceded concedes contends contended reiterated asserted asserts asserting remarked recalled tweeted posted lamented \
    complained complains quoted commented replied responded hoped hopes expects expected forecasts foresees anticipates \
    boasted boasts asserted identified logged quantified assessed detected observed observes determined recounted \
    estimates reports puts put counts records documents lists shows show notes claims forecast projects cites cited \
    gave gives gauged surveyed tracked tracks reporting measured surmised guesses guessed figures mentioned mentions \
    agreed specified details detailed emphasised emphasized clarified briefed informed records chronicled catalogued \
    cataloged ascribed attributes attributed accused accuses estimate report count record document heard \
    hears argue suspect repeated repeats repeating shouted cried reckon concede confirming keeps kept speaks spoke admit \
    confirm announce warn acknowledge insist declare conclude calculate predict verify reveal disclose explain testify \
    maintain contend assert remark remarks recall recalls complain lament laments boast mention mentions specify specifies \
    clarify clarifies reply replies respond responds observe anticipate foresee note caution guess \
    list think ruled decided remember remembers remembered discloses reiterates identifies quantifies assesses detects determines emphasises emphasizes informs chronicles tallies \
    surmises sighs registers notifies comments tweets quotes cautions fear fears answered answers blamed blames accuse expect sighed muttered grumbled whispered murmured joked recounts relates related";

/// Forms of the above that are as often nouns, or say something else without an object clause.
pub(super) const NOUN_TOO: &str = "estimates reports puts put counts records documents lists shows show notes claims \
    claim forecast forecasts projects figures details finds states tracks gave gives found measured tracked thought \
    expected expects posted identified detected registered listed published notified logged spoke valued attributed \
    attributes accused accuses observed surveyed agreed hopes hoped guesses estimate report count record document heard hears suspect \
    admitted admits added adds keeps kept speaks admit remark remarks recall recalls boast \
    mention mentions reply replies list identifies assesses detects registers comments quotes tweets fear fears answered answers note caution guess maintain observe related lament laments expect";

/// Verbs whose subject gives a number by what it does: revises it, speaks of it, calls it something.
pub(super) const GIVES: &str = "revised revises lowered raised corrected updated halved doubled spoke speaks speak talked talks talk called \
    calls describe describes described branded tell tells knows know knew admits admitted admit confessed confesses kept keeps stuck sticks point points pointed pointing";

/// Verbs whose subject gives a number by holding it: "the register has 1,870 names", "had it at 44", "turned up 47".
pub(super) const HOLDS: &str = "has had hold holds held have put puts turned stands stood came comes ran runs run amounted amounts gives gave give contains contained contain uncovered unearthed promised promises pledged pledges set sets pegged pegs placed names named saw sees treated treats received receives admitted admits answered answers";

/// Denial.
pub(super) const DENY: &str = "denied denies deny rejected rejects reject disputed disputes dispute dismissed dismisses \
    refuted refutes contested contests rebuffed rebutted disputing denying rejecting dismissing refuting challenged \
    challenges";

/// Change upwards.
pub(super) const UP: &str = "rose rise rises risen rising grew grow grows grown growing increased increase increases \
    increasing climbed climb climbs climbing jumped jump jumps jumping soared soar soars soaring surged surge surges \
    surging up swelled swells swelling swollen gained gain gains gaining doubled doubles doubling trebled tripled \
    quadrupled expanded expand expands expanding widened raised raise raises raising higher advanced accelerated \
    leapt leaped rocketed skyrocketed spiked spike spikes ballooned mounted mounts mounting hiked hike hikes \
    rallied rebounded boosted boost boosts upped hits hit reached reach reaches reaching exceeded";

/// Change downwards.
pub(super) const DOWN: &str = "fell fall falls fallen falling dropped drop drops dropping declined decline declines \
    declining decreased decrease decreases decreasing sank sink sinks sunk sinking slid slide slides sliding plunged \
    plunge plunges plunging tumbled tumble tumbles tumbling down shrank shrink shrinks shrunk shrinking halved halves \
    halving slumped slump slumps slipped slip slips slipping cut cuts cutting reduced reduce reduces reducing reduction \
    lowered lower lowers lowering lost loses losing eased plummeted plummets dwindled dwindles narrowed narrows \
    dipped dips contracted contracts slashed slashes crashed collapsed retreated waned lowered fewer less";

/// A change as a noun.
pub(super) const CHANGE_NOUN: &str = "rise increase jump surge climb gain growth hike spike fall drop decline decrease \
    reduction slump plunge cut dip slide loss uptick upturn downturn rises increases falls drops declines decreases \
    cuts gains losses";

/// Frequent verb forms and participles, none of them a common head of a counted noun phrase.
pub(super) const VERB: &str = "say go goes went gone going get gets got getting make makes made making take takes took \
    taken taking come comes came coming see sees saw seen seeing know knows knew known give given giving find \
    finding become becomes became becoming leave leaves left leaving begin begins began begun beginning keep keeps kept \
    keeping hold holds held holding bring brings brought bringing stand stands stood standing sit sits sat sitting meet \
    meets met run runs ran running pay pays paid paying send sends sent sending build builds built building fall \
    lose lost die dies died dying live lives living lived lie lies lay lain lying kill kills killed killing wound wounded \
    injure injured injuring arrest arrested arresting detain detained flee flees fled fleeing escape escaped suffer \
    suffered suffering survive survived need needs needed want wants wanted try tries tried trying use uses used using \
    work works worked call called calls calling ask asked asks asking feel feels felt seem seems seemed mean means meant \
    let lets turn turned turns start started starts starting show include includes included including follow followed \
    following contain contains contained cause caused causing remain remains remained remaining appear appeared appears \
    become speak spend spends spent spending buy bought buys sell sold sells win won wins winning lose hit hits \
    drive drove driven drives arrive arrived arrives arriving return returned returning returns enter entered entering \
    cross crossed crossing crosses travel travelled traveled travelling join joined joining attend attended \
    attending receive received receiving receives face faced faces facing carry carried carrying carries charge charged \
    convicted sentenced jailed indicted accused sought seek seeks seeking sue sued apply applied applying applies \
    stay stayed stays happen happened happens open opened opens close closed closes \
    shot shoot shoots sleep slept sleeps eat ate drown drowned drowning capsized sank burned burnt \
    evacuated rescued rescue rescuing rescues deported fled shelter shelters sheltered sheltering host hosts \
    hosted hosting recruited bought aged living lived earn earned earns earning cost costs costing weigh weighed weighs \
    weighing own owns owned owning produce produced produces producing require required requires attack attacked attacking \
    attacks perished voted voting vote protested protesting marched marching gathered gathering occurred occur \
    participated involve involves involved involving concerned took rallied queued served serve serves \
    amounted amount amounts total totalled totaled totalling totaling stood stand stands averaged averages averaging \
    ranged ranges ranging hold awaiting await awaited await awaits belong belonged belonging exist existed exists \
    depend depends depended represent represented represents representing comprise comprises comprised comprising \
    cover covered covers covering lack lacked lacks lacking visit visited resulted resulting plead pleaded";

/// What follows a number directly and says what happened to the uncounted people: kept as a noun when nothing else is said.
pub(super) const STATE: &str = "dead wounded injured missing killed hurt unaccounted hospitalised hospitalized arrested \
    detained displaced homeless infected sick ill recovered rescued drowned trapped abducted kidnapped jailed stranded \
    deported exiled disappeared unemployed employed vaccinated evacuated feared dying";
