//! Which figures stand against each other, ranked by what the text says of it.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_extract::article::{Article, Claim, Opposition, OppositionKind};
use darkfigure_model::{Figure, FigureId, Form, Scale};

use crate::figure::{Drafted, said};
use crate::input::Input;
use crate::name::shortened;
use crate::opening::{Opening, is_no_matter};

/// The most comparisons that are proposed.
const MOST: usize = 3;

/// Below this two figures are not proposed for a comparison.
const ENOUGH: i32 = 5;

/// The most figures of which all pairs are looked at; a dispute stands at the top of an article.
const LOOKED_AT: usize = 300;

/// Two figures that stand against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The two figures, in the order of the text.
    pub between: [FigureId; 2],
    /// The article that sets them against each other, by its place among the inputs.
    pub article: usize,
    /// The claims of that article of which the two were made.
    pub claims: [usize; 2],
    /// Each as a reader says it: "around 100,000 people".
    pub wordings: [String; 2],
    /// The sum of the cues: a rank, and no probability.
    pub score: i32,
    /// What speaks for it, in words.
    pub why: Vec<String>,
    /// The words that set them against each other, where there are any.
    pub cue: Option<String>,
}

/// The proposals of all articles, best first.
pub(crate) fn rank(inputs: &[Input<'_>], figures: &[Drafted]) -> Vec<Proposal> {
    let mut found = Vec::new();
    let figures = &figures[..figures.len().min(LOOKED_AT)];
    let stands: Vec<Stands<'_>> = inputs
        .iter()
        .enumerate()
        .map(|(n, input)| {
            let own: Vec<&Drafted> = figures.iter().filter(|d| d.article == n).collect();
            Stands::of(input.article, Opening::of(input, &own))
        })
        .collect();
    for (j, b) in figures.iter().enumerate() {
        for a in &figures[..j] {
            if a.article == b.article
                && let Some((input, stands)) = inputs.get(a.article).zip(stands.get(a.article))
            {
                found.extend(pair(input, stands, a, b));
            }
        }
    }
    found.retain(|(_, p)| p.score >= ENOUGH);
    // A stable sort: of equals the first in the text leads.
    found.sort_by_key(|(side, p): &(Side, Proposal)| (*side, std::cmp::Reverse(p.score)));
    if let Some((side, best)) = found.first().map(|(side, p)| (*side, p.score)) {
        found.retain(|(s, p)| *s == side && p.score * 3 >= best * 2);
    }
    found.truncate(MOST);
    found.into_iter().map(|(_, proposal)| proposal).collect()
}

/// Whether a pair can be the dispute of an article: before its score, for a side matter may be worded as sharply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// Two parties stand against each other, or one number is denied.
    Dispute,
    /// A level beside another by one party or by nobody ("48 minutes, against a target of 20"), or beside one of years before.
    Aside,
}

impl Side {
    fn of(input: &Input<'_>, x: &Claim, y: &Claim, is_apart: bool, is_denied: bool) -> Self {
        let set_beside = !is_apart && !is_denied && (x.party.is_none() || x.party == y.party);
        if set_beside || is_history(input, x, y) || is_history(input, y, x) {
            Self::Aside
        } else {
            Self::Dispute
        }
    }
}

/// "In 1998, doctors recorded 40": a claim of years before the other, or before the article where the other has no date.
fn is_history(input: &Input<'_>, claim: &Claim, other: &Claim) -> bool {
    /// How many years apart two figures are, so that the earlier is no answer to the later.
    const YEARS: i32 = 3;
    let article = input.article;
    if is_long_ago(input, claim) != is_long_ago(input, other) {
        return is_long_ago(input, claim);
    }
    let last = |c: &Claim| c.stretch.map(|s| s.to.year);
    let now = || {
        let dated = article.claims.iter().filter_map(last).max();
        article.published.map(|day| day.year).or(dated)
    };
    last(claim).zip(last(other).or_else(now)).is_some_and(|(then, now)| then + YEARS <= now)
}

/// "In the 1990s, the institute had reckoned with 7,000", "Ten years ago": every sentence that makes the claim is of a time long gone.
fn is_long_ago(input: &Input<'_>, claim: &Claim) -> bool {
    claim.mentions.iter().all(|m| {
        let sentence = m.sentence.slice(input.text).to_lowercase();
        let gone =
            ["years ago", "decades ago", "generation ago", "a century ago", "at that time", "before the war"];
        let decade = sentence.split(|c: char| !c.is_alphanumeric()).any(|w| {
            w.len() == 5 && w.strip_suffix("0s").is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()))
        });
        decade || gone.iter().any(|words| sentence.contains(words))
    })
}

/// The pair that somebody asks for, whatever speaks for it.
pub(crate) fn asked(input: &Input<'_>, a: &Drafted, b: &Drafted) -> Proposal {
    let wording = |d: &Drafted| {
        let best = input.article.claims[d.claim].best;
        said(input.text, &input.article.candidates[best], &d.figure.wording)
    };
    Proposal {
        between: [a.id.clone(), b.id.clone()],
        article: a.article,
        claims: [a.claim, b.claim],
        wordings: [wording(a), wording(b)],
        score: 0,
        why: vec!["asked for".to_owned()],
        cue: None,
    }
}

/// How the claims of an article stand to each other, by claim and by party: looked up for each pair, and made once.
struct Stands<'a> {
    article: &'a Article,
    /// The oppositions by the claim that they are set against, in the order of the text.
    against: BTreeMap<usize, Vec<(usize, &'a Opposition)>>,
    /// The claims of each party that deny nothing.
    says: BTreeMap<Option<usize>, Vec<&'a Claim>>,
    /// The claims that another number has taken the place of.
    superseded: BTreeSet<usize>,
    opening: Opening,
}

impl<'a> Stands<'a> {
    fn of(article: &'a Article, opening: Opening) -> Self {
        let mut against: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (place, opposition) in article.oppositions.iter().enumerate() {
            against.entry(opposition.against).or_default().push((place, opposition));
        }
        let mut says: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for claim in article.claims.iter().filter(|claim| !claim.is_denial) {
            says.entry(claim.party).or_default().push(claim);
        }
        let superseded = article.claims.iter().filter_map(|claim| claim.supersedes).collect();
        Self { article, against, says, superseded, opening }
    }

    /// Whether another number has taken the place of a claim, which then is no longer claimed.
    fn is_overtaken(&self, claim: usize) -> bool {
        self.superseded.contains(&claim)
            || self.article.claims[claim].mentions.iter().any(|m| {
                self.article.candidates[m.candidate].status == Some(darkfigure_extract::StatusWord::Corrected)
            })
    }

    /// What the text sets against either of two claims, in its order.
    fn set_against(&self, claims: [usize; 2]) -> Vec<&'a Opposition> {
        let mut found: Vec<_> =
            claims.iter().filter_map(|claim| self.against.get(claim)).flatten().copied().collect();
        found.sort_by_key(|(place, _)| *place);
        found.dedup_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, opposition)| opposition).collect()
    }

    /// Whether a party says the number of a claim.
    fn says(&self, party: Option<usize>, claim: usize) -> bool {
        let value = |claim: &Claim| self.article.candidates[claim.best].value;
        let said = value(&self.article.claims[claim]);
        self.says.get(&party).is_some_and(|own| own.iter().any(|claim| value(claim) == said))
    }
}

fn pair(input: &Input<'_>, stands: &Stands<'_>, a: &Drafted, b: &Drafted) -> Option<(Side, Proposal)> {
    let article = stands.article;
    let (x, y) = (&article.claims[a.claim], &article.claims[b.claim]);
    if !may_be_compared(a, b, x, y) || stands.is_overtaken(a.claim) || stands.is_overtaken(b.claim) {
        return None;
    }
    let unit = |d: &Drafted| d.figure.measure.unit.clone();
    let mut score = Score::default();
    if unit(a) == unit(b) && (is_headline_of(article, x, y) || is_headline_of(article, y, x)) {
        return None;
    }
    let cue = opposed(stands, a.claim, b.claim, &mut score);
    let is_apart = x.party.is_some() && y.party.is_some() && x.party != y.party;
    if is_apart {
        score.add(3, "two parties");
    }
    let is_alike = unit(a) == unit(b) || involves(a, b) || involves(b, a);
    let both_dead = x.is_death && y.is_death;
    let records = records(input, x, b) || records(input, y, a);
    let is_akin = akin(a, b) || described_alike(input, x, y);
    let is_alike = is_alike || both_dead || records || is_akin;
    let is_disputed = is_apart && stands.opening.disputes(a.claim, b.claim);
    if cue.is_none() && !(is_apart && is_alike || is_disputed) {
        return None;
    }
    // A dispute stands at the top of an article, and what is said of it below; but the dead and the injured are two matters.
    let is_one_matter = (unit(a) == unit(b) || is_akin || records) && x.is_death == y.is_death;
    if is_apart && stands.opening.is(a.claim, b.claim) && (is_disputed || is_one_matter) {
        score.add(4, "the first figures of two parties");
    }
    let estimate = |c: &Claim| c.ground.is_some_and(|g| g.what.is_estimate());
    let count = |c: &Claim| c.ground.is_some_and(|g| !g.what.is_estimate());
    if count(x) && estimate(y) || count(y) && estimate(x) {
        // Of two unlike things that nothing sets against each other it says little.
        let is_loose = cue.is_none() && !is_akin && !both_dead && !records && unit(a) != unit(b);
        score.add(if is_loose { 1 } else { 3 }, "a count and an estimate");
    }
    if a.figure.measure.unit == b.figure.measure.unit {
        score.add(2, "the same unit");
    } else if involves(a, b) || involves(b, a) {
        score.add(1, "one counts people, the other what happened to them");
    } else if both_dead {
        score.add(2, "both count the dead");
    }
    if is_akin {
        score.add(2, "two words for nearly the same");
    }
    if records {
        score.add(2, "one counts records of what the other counts");
    }
    // "the radio repeated that": who said it first stands for it
    if x.restates.is_some() || y.restates.is_some() {
        score.total -= 2;
    }
    // "1,500" and "15,000": whoever repeated the one may have slipped
    if is_slip(x, y, article) {
        score.total -= 4;
    }
    if done(input, x, y) || done(input, y, x) {
        score.add(3, "one counts what the other says was done");
    }
    if a.figure.measure.concept.is_some() && a.figure.measure.concept == b.figure.measure.concept {
        score.add(2, "the same wording of what is counted");
    }
    // A vague word says less than a number that somebody stands for.
    let vague = |d: &Drafted| matches!(d.figure.value.form, Form::Vague(_));
    if vague(a) || vague(b) {
        score.total -= 3;
    }
    // "down from 21,300": the level before is not what is claimed now
    let is_before = |c: &Claim| {
        article.candidates[c.best].change.is_some_and(|c| c.part == darkfigure_extract::ChangePart::Earlier)
    };
    // "Earlier, the radio had reported 11"
    let is_early =
        |c: &Claim| article.candidates[c.best].status == Some(darkfigure_extract::StatusWord::Superseded);
    if is_before(x) || is_before(y) || is_early(x) || is_early(y) {
        score.total -= 3;
    }
    if shared_words(&a.figure, &b.figure) >= 2 {
        score.add(2, "their sentences speak of the same");
    }
    let headed = |c: &Claim| c.mentions.iter().any(|m| m.heading);
    for claim in [x, y] {
        if headed(claim) {
            score.add(1, "in a heading");
        }
        score.total += i32::try_from(claim.mentions.len().min(3)).unwrap_or(3) - 1;
    }
    let wording = |c: &Claim, d: &Drafted| said(input.text, &article.candidates[c.best], &d.figure.wording);
    let proposal = Proposal {
        between: [a.id.clone(), b.id.clone()],
        article: a.article,
        claims: [a.claim, b.claim],
        wordings: [wording(x, a), wording(y, b)],
        score: score.total,
        why: score.why,
        cue: cue.map(|(_, span)| shortened(span.slice(input.text), 60)),
    };
    let is_denied = cue.is_some_and(|(kind, _)| kind == OppositionKind::Denial);
    Some((Side::of(input, x, y, is_apart, is_denied), proposal))
}

/// "14,200 crossings" and "50,000 people crossed": what is counted of the one is what is said of those counted in the other.
fn done(input: &Input<'_>, a: &Claim, b: &Claim) -> bool {
    let noun = input.article.candidates[a.best].noun.filter(|n| !n.inherited);
    let (Some(predicate), Some(noun)) = (b.predicate, noun) else { return false };
    let head = noun.head.slice(input.text).to_lowercase();
    let said = predicate.slice(input.text).to_lowercase();
    said.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 4 && stem(word) == stem(&head))
}

/// "410 claims for burned houses" beside houses: what is counted of the one is about what is counted of the other.
fn records(input: &Input<'_>, claim: &Claim, other: &Drafted) -> bool {
    /// How far behind the noun what it is about may stand, in bytes.
    const REACH: usize = 40;
    let Some(noun) = input.article.candidates[claim.best].noun.filter(|n| !n.inherited) else { return false };
    let unit = other.figure.measure.unit.as_str();
    let names = |words: &str| {
        words
            .to_lowercase()
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.len() > 3 && stem(word) == stem(unit))
    };
    let head = noun.head.slice(input.text);
    let behind = input.text.get(noun.span.end..).unwrap_or_default().trim_start();
    let about = ["for ", "of ", "about ", "over "].iter().find_map(|lead| behind.strip_prefix(lead));
    let end = |words: &str| {
        let stop = words.find(['.', ',', ';', '\n']).unwrap_or(words.len());
        words.char_indices().map(|(i, _)| i).take_while(|i| *i < REACH).last().unwrap_or(0).min(stop)
    };
    !names(head) && about.is_some_and(|words| names(&words[..end(words)]))
}

/// The same digits with another number of zeros, of the same thing.
fn is_slip(a: &Claim, b: &Claim, article: &Article) -> bool {
    let value = |c: &Claim| article.candidates[c.best].value.point();
    let (Some(x), Some(y)) = (value(a), value(b)) else { return false };
    let ratio = x.max(y) / x.min(y);
    [10.0, 100.0, 1000.0].iter().any(|zeros| (ratio - zeros).abs() < 1e-9)
}

/// "Four hundred trains missing" over "410 trains": a heading rounds a number of the text.
fn is_headline_of(article: &Article, heading: &Claim, body: &Claim) -> bool {
    let value = |c: &Claim| article.candidates[c.best].value.point();
    let (Some(round), Some(full)) = (value(heading), value(body)) else { return false };
    let places = [10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
    heading.mentions.iter().all(|m| m.heading)
        && !body.mentions.iter().any(|m| m.heading)
        && places.iter().any(|place| {
            round >= *place && round % place == 0.0 && ((full / place).round() * place - round).abs() < 1e-9
        })
}

/// How many longer words the sentences of two figures share.
fn shared_words(a: &Figure, b: &Figure) -> usize {
    let words = |f: &Figure| -> BTreeSet<String> {
        f.quote
            .iter()
            .flat_map(|q| q.split(|c: char| !c.is_alphabetic()))
            .filter(|w| w.len() > 4)
            .map(|w| stem(&w.to_lowercase()).to_owned())
            .collect()
    };
    words(a).intersection(&words(b)).count()
}

/// The first letters of a word, which "crossed" and "crossings" share.
fn stem(word: &str) -> &str {
    word.char_indices().nth(5).map_or(word, |(end, _)| &word[..end])
}

#[derive(Default)]
struct Score {
    total: i32,
    why: Vec<String>,
}

impl Score {
    fn add(&mut self, points: i32, why: &str) {
        self.total += points;
        if !self.why.iter().any(|w| w == why) {
            self.why.push(why.to_owned());
        }
    }
}

/// What the text sets against what; adds its weight and gives the words that say so.
fn opposed(
    stands: &Stands<'_>,
    a: usize,
    b: usize,
    score: &mut Score,
) -> Option<(OppositionKind, darkfigure_extract::Span)> {
    let article = stands.article;
    let mut cue = None;
    for o in stands.set_against([a, b]) {
        let direct = o.claim == Some(a) && o.against == b || o.claim == Some(b) && o.against == a;
        let rests = |own: usize, other: usize| {
            o.against == other && o.claim.is_some_and(|d| article.claims[d].rests_on == Some(own))
        };
        // "dismissed the 94; he said that 61 bodies had been recovered": who takes over a number of another denies with that one
        let by_party = |own: usize, other: usize| {
            o.claim.is_none()
                && o.against == other
                && o.party.is_some()
                && own != other
                && stands.says(o.party, own)
        };
        // What a party says right beside its denial is what it sets against the number.
        let beside = |own: usize, other: usize| {
            by_party(own, other)
                && article.claims[own].mentions.iter().any(|m| {
                    article.claims[other].mentions.iter().any(|n| n.candidate.abs_diff(m.candidate) <= 2)
                })
        };
        let (points, why) = match o.kind {
            OppositionKind::Denial if direct => (8, "one is set against the other"),
            OppositionKind::Contrast if direct => (5, "one is set beside the other"),
            OppositionKind::Denial if rests(a, b) || rests(b, a) => (6, "a denial rests on one of them"),
            OppositionKind::Denial if beside(a, b) || beside(b, a) => {
                (6, "its party denies the other beside it")
            }
            OppositionKind::Denial if by_party(a, b) || by_party(b, a) => (4, "its party denies the other"),
            OppositionKind::Denial | OppositionKind::Contrast => continue,
        };
        score.add(points, why);
        // A denial weighs more than what it says beside it.
        if cue.is_none_or(|(kind, _)| kind == OppositionKind::Contrast && o.kind == OppositionKind::Denial) {
            cue = Some((o.kind, o.cue));
        }
    }
    cue
}

/// Whether a comparison of the two says anything: no part and its whole, no level and the one before it, no share and a number.
fn may_be_compared(a: &Drafted, b: &Drafted, x: &Claim, y: &Claim) -> bool {
    let related = x.part_of.contains(&b.claim)
        || y.part_of.contains(&a.claim)
        || x.supersedes == Some(b.claim)
        || y.supersedes == Some(a.claim)
        || x.restates == Some(b.claim)
        || y.restates == Some(a.claim);
    let plain = |d: &Drafted| matches!(d.figure.value.scale, Scale::One);
    let money = |d: &Drafted| d.figure.measure.unit.is_currency();
    !related
        && !x.is_denial
        && !y.is_denial
        && a.figure.value != b.figure.value
        && plain(a) == plain(b)
        && money(a) == money(b)
        && !is_no_matter(a)
        && !is_no_matter(b)
}

/// Units by another word, or of which each has about one of the other. Whether they are the same is left to a question.
const AKIN: &[&[&str]] = &[
    &["job", "post", "position", "vacancy", "worker", "employee"],
    &["home", "house", "household", "family", "dwelling", "flat", "apartment", "building", "property"],
    &["bicycle", "bike"],
    &["car", "vehicle", "automobile"],
    &["ship", "boat", "vessel"],
    &["train", "service", "departure", "run"],
    &["pupil", "schoolchild", "child", "student"],
    &["tonne", "ton"],
    &["company", "firm", "business"],
];

/// "posts" and "jobs", "homes" and "families": units that may count one thing in two words.
fn akin(a: &Drafted, b: &Drafted) -> bool {
    let (x, y) = (a.figure.measure.unit.as_str(), b.figure.measure.unit.as_str());
    x != y && AKIN.iter().any(|words| words.contains(&x) && words.contains(&y))
}

/// "dead seals" and "dead animals": things of another name that are called the same.
fn described_alike(input: &Input<'_>, x: &Claim, y: &Claim) -> bool {
    let words = |claim: &Claim| -> BTreeSet<String> {
        let noun = input.article.candidates[claim.best].noun.filter(|n| !n.inherited);
        let before = noun.and_then(|n| input.text.get(n.span.start..n.head.start)).unwrap_or_default();
        before.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 3).map(str::to_lowercase).collect()
    };
    let says_nothing =
        ["other", "more", "additional", "different", "several", "such", "further", "local", "last"];
    words(x).intersection(&words(y)).any(|word| !says_nothing.contains(&word.as_str()))
}

/// One counts people, the other what happened to them. Places and bodies are no such thing.
fn involves(a: &Drafted, b: &Drafted) -> bool {
    let (people, other) = (a.figure.measure.unit.as_str(), &b.figure.measure.unit);
    let apart = [
        "hospital",
        "school",
        "district",
        "village",
        "town",
        "city",
        "country",
        "province",
        "camp",
        "island",
        "percent",
        "hectare",
        "tonne",
        "litre",
        "kilometre",
        "metre",
        "mile",
        "house",
        "home",
        "bridge",
        "ship",
        "boat",
        "tent",
    ];
    people == "person" && other.as_str() != people && !other.is_currency() && !apart.contains(&other.as_str())
}

#[cfg(test)]
mod tests;
