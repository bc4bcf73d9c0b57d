//! What a word does in a clause of source, where its class does not decide: each list says of what.
//!
//! These are asked for a few words of a sentence only, so that they stand in a table of their own.

use std::sync::LazyLock;

use super::telling::forms;
use super::{Flags, Table};

/// Past tenses without "ed".
pub(crate) const IRREGULAR: Flags = 1 << 0;
/// Verbs of telling that with a number for their object are deeds: "police charged 41".
pub(crate) const DEED: Flags = 1 << 1;
/// Verbs of documents that say nothing of their numbers: "the survey covered 2,400 households".
pub(crate) const COVERS: Flags = 1 << 2;
/// Adjectives of those who hold something to be so.
pub(crate) const SURE: Flags = 1 << 3;
/// What somebody has who can say how many.
pub(crate) const EVIDENCE: Flags = 1 << 4;
/// Conjunctions between clauses that stand side by side.
pub(crate) const BESIDE: Flags = 1 << 5;
/// Things that end as those do who act: "number", "river", "reactor".
pub(crate) const THING: Flags = 1 << 6;
/// What a number does in a document.
pub(crate) const STANDS: Flags = 1 << 7;
/// Participles before "by" that are deeds: "held by", "charged by".
pub(crate) const DONE: Flags = 1 << 8;
/// What somebody says or holds that may have a number, beside counts and documents.
pub(crate) const HELD: Flags = 1 << 9;
/// What is done with people and things, of which the number says nothing of who counts: "rebels killed 41", "the firm hired 41".
pub(crate) const FEAT: Flags = 1 << 10;
/// Taking in, examining, bringing out: whoever does it keeps count.
pub(crate) const TAKEN: Flags = 1 << 11;
/// Leads to an infinitive that says nothing was said: "refused to confirm".
pub(crate) const REFUSES: Flags = 1 << 12;
/// What is done with evidence: "compiled a list of 41".
pub(crate) const KEEPS: Flags = 1 << 13;
/// What somebody has a number on or in: "has 41 on its books".
pub(crate) const BOOKS: Flags = 1 << 14;
/// Documents that are also the scene of something: "in the video, 41 people".
pub(crate) const SCENE: Flags = 1 << 15;
/// What a number stands in, beside documents: "in the office’s return".
pub(crate) const RETURNS: Flags = 1 << 16;

const LISTS: &[(&str, Flags)] = &[
    (
        "said told spoke held felt thought found understood knew heard foresaw foretold forecast swore undertook wrote \
        began put set gave had bore ran threw kept left came stood broadcast saw made went got stuck bet read struck",
        IRREGULAR,
    ),
    (
        "charged charges charge threatened threatens added adds add published released releases printed accepted accepts \
        accept granted grants grant allowed allows allow held hold holds entered enter enters filed file files \
        photographed filmed branded tagged screened weighed surveyed polled sampled set sets placed fixed diagnosed \
        posted covered",
        DEED,
    ),
    (
        "numbered numbers totalled totaled covered covers cover examined examines cost costs surveyed interviewed polled \
        sampled asked questioned took lasted sold won drew attracted received followed needed needs involved used \
        included reached changed affected required",
        COVERS,
    ),
    (
        "sure certain adamant confident convinced aware hopeful optimistic pessimistic afraid worried unsure doubtful \
        sceptical skeptical clear insistent persuaded satisfied positive emphatic categorical definite frank blunt \
        candid alarmed concerned frightened ashamed grateful proud relieved surprised shocked unanimous precise vague \
        specific",
        SURE,
    ),
    (
        "evidence proof records record reports word news names details documents information testimony testimonies \
        statements photographs photos footage lists list register file files log notes confirmation indications \
        knowledge",
        EVIDENCE,
    ),
    ("and but or yet so nor while whereas although though for that", BESIDE),
    (
        "number water winter summer order paper power tower river border weather fever danger cancer disaster shelter \
        quarter matter computer tanker freighter trawler tractor reactor sector factor corner center server container \
        boiler helicopter hammer barrier ladder folder banner laser motor mirror error terror horror tremor timber \
        rubber silver copper letter member flower shower layer trailer cooler dinner supper butter hunger anger finger \
        murder wonder thunder cluster filter pepper drawer bumper prayer offer liver blister crater cover further under \
        after over never either neither rather whether another other former latter minor major junior senior prior \
        interior exterior popular corridor elevator generator doctor-fish indicator ever together however remainder \
        gender tender transfer newcomer bigger larger smaller higher lower fewer greater older younger later earlier \
        longer better harder proper super outer inner upper bitter clever sober semester register ledger counter chapter \
        charter poster meter trigger manner chamber lumber ember",
        THING,
    ),
    (
        "appear appears appeared figure figures figured feature features featured stand stands stood listed recorded \
        registered shown entered named mentioned given logged counted noted described detailed documented cited reported \
        tallied published contained printed quoted filed are were is was captured visible identified itemised itemized",
        STANDS,
    ),
    (
        "charged held fixed set put challenged released tagged weighed threatened accepted granted allowed rated moved \
        covered left kept betrayed exposed displayed signed found felt touched screened branded established signalled \
        filed entered discovered detected uncovered photographed filmed",
        DONE,
    ),
    (
        "position view figure figures number numbers guess reckoning sums books word message line verdict finding \
        findings answer version story arithmetic maths calculation calculations opinion belief assertion boast \
        contention admission score reply response conclusion warning prediction target math case argument evidence \
        testimony bill headcount estimates totals counting recollection memory own",
        HELD,
    ),
    (
        "kill kills killed injure injures injured wound wounds wounded shoot shoots shot murder murdered murders execute \
        executed executes arrest arrests arrested detain detains detained jail jailed jails seize seizes seized attack \
        attacks attacked raid raided raids hire hires hired employ employs employed sack sacked sacks fire fired fires \
        dismiss dismissed win wins won lose loses lost score scores scored beat beats pay pays paid spend spends spent \
        earn earns earned buy buys bought sell sells sold charge charged charges cost costs build builds built open \
        opens opened close closes closed need needs needed want wants wanted take takes took feed feeds fed house houses \
        housed serve serves served run runs ran move moves moved leave leaves left sentence sentenced sentences deport \
        deported deports displace displaced evict evicts evicted burn burns burned destroy destroys destroyed flee flees \
        fled reach reaches reached attract attracts attracted draw draws drew last lasts lasted rose rises fell falls",
        FEAT,
    ),
    (
        "receive received receives treat treated treats collect collected collects gather gathered gathers examine \
        examined examines inspect inspected inspects weigh weighed weighs pull pulled pulls recover recovered recovers \
        bury buried buries rescue rescued rescues evacuate evacuated evacuates retrieve retrieved retrieves process \
        processed processes handle handled handles hear heard hears visit visited visits interview interviewed \
        interviews admit admitted admits meet met meets mourn mourned mourns assist assisted assists vaccinate \
        vaccinated",
        TAKEN,
    ),
    (
        "refused refuses refuse declined declines decline failed fails fail asked ordered told urged unable unwilling yet \
        unlikely have has had invited",
        REFUSES,
    ),
    (
        "hold holds held keep keeps kept drew drawn compiled collected gathered obtained produced presented maintains \
        maintained assembled released published",
        KEEPS,
    ),
    (
        "books book files file register record records list lists rolls roll ledger database payroll log logs notebook \
        diary",
        BOOKS,
    ),
    (
        "video photo photograph contract agreement plan accounts case will box statement history market tests test model \
        book story index",
        SCENE,
    ),
    ("return returns books files ledger database words telling version account", RETURNS),
];

/// Words behind a verb that make it one of giving a number; the bit of each stands above those of the lists.
const PARTICLES: &[&str] = &[
    "at", "to", "up", "out", "on", "for", "with", "by", "of", "about", "down", "it", "off", "towards",
    "issue",
];

/// The bit of the first particle.
const FIRST: u32 = 40;

/// Verbs that with a particle behind them give a number: lemmas, and what may follow.
const VERBS: &[(&str, &str)] = &[
    ("arrive", "at"),
    ("get:got", "to"),
    ("come:came:come", "up out"),
    ("settle", "on for"),
    ("stick:stuck", "to with by"),
    ("stand:stood", "by"),
    ("go:went", "with for"),
    ("plump opt+", "for"),
    ("lean", "towards to"),
    ("own", "up to"),
    ("confess admit+ attest testify", "to"),
    ("speak:spoke:spoken talk tell:told write:wrote warn complain boast brag+", "of about"),
    ("know:knew:known hear:heard learn learn:learnt dream dream:dreamt", "of about"),
    ("report reckon count", "on with"),
    ("point refer+ allude", "to"),
    ("swear:swore:sworn", "to by"),
    ("add tot+ count reckon", "up"),
    ("note write:wrote:written jot+ mark put:put", "down"),
    ("turn throw:threw:thrown pick", "up"),
    ("make:made put:put have:had", "it"),
    ("quarrel+ quarrel disagree take:took:taken differ", "with issue"),
    ("reel tick rattle read:read", "off out"),
    ("cling:clung hold:held keep:kept", "to"),
    ("dwell:dwelt reflect remark", "on"),
    ("hint", "at"),
    ("work operate", "with"),
    ("stop+ finish end close wind:wound", "at up"),
    ("vouch account", "for"),
];

fn bit(particle: &str) -> Flags {
    PARTICLES
        .iter()
        .zip(FIRST..)
        .find(|(word, _)| word.eq_ignore_ascii_case(particle))
        .map_or(0, |(_, shift)| 1 << shift)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new(2048);
    for &(list, flag) in LISTS {
        for word in list.split_whitespace() {
            table.add(word, flag, 0.0);
        }
    }
    for &(verbs, particles) in VERBS {
        let flags = particles.split_whitespace().map(bit).sum();
        for form in verbs.split_whitespace().flat_map(forms) {
            table.add(&form, flags, 0.0);
        }
    }
    // the third person of "have" is irregular
    table.add("has", bit("it"), 0.0);
    table
});

/// What a word does, letter case aside.
pub(crate) fn wording(word: &str) -> Flags {
    TABLE.find(word.as_bytes()).0
}

/// Whether a verb that `does` this gives a number with the word behind it: "arrives at", "came up with".
pub(crate) fn goes_with(does: Flags, particle: &str) -> bool {
    // most verbs take no particle: those are not searched
    does >> FIRST != 0 && does & bit(particle) != 0
}

#[cfg(test)]
mod tests {
    use super::{DEED, HELD, goes_with, wording};

    #[test]
    fn words_are_found_by_what_they_do() {
        assert_ne!(wording("Charged") & DEED, 0);
        assert_ne!(wording("headcount") & HELD, 0);
        assert_eq!(wording("said") & DEED, 0);
    }

    #[test]
    fn a_particle_belongs_to_its_verb() {
        let gives = |verb, particle| goes_with(wording(verb), particle);
        assert!(gives("arrived", "at") && gives("has", "it") && gives("spoken", "of"));
        assert!(!gives("arrived", "of") && !gives("arrived", "beside") && !gives("charged", "at"));
    }
}
