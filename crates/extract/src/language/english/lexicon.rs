//! What is known of a word by itself: closed classes, number words, months, verbs of saying and of change.
//!
//! A word may be in several classes. No list of nouns is kept: what is in no closed class is taken for a noun or an
//! adjective, and its ending decides the rest.

pub(crate) mod lands;
mod speakers;
mod table;
mod telling;
mod verbs;
pub(crate) mod wording;
mod words;

use std::sync::LazyLock;

pub(crate) use table::Table;

/// A set of word classes.
pub(crate) type Flags = u64;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        $($(#[$doc])* pub(crate) const $name: Flags = 1 << $bit;)*
    };
}

classes! {
    DETERMINER = 0;
    PREPOSITION = 1;
    CONJUNCTION = 2;
    AUXILIARY = 3;
    BE = 4;
    PRONOUN = 5;
    WH = 6;
    ADVERB = 7;
    /// A frequent verb form that is hardly ever a noun.
    VERB = 8;
    /// A verb of saying, counting or estimating whose subject is a source.
    REPORT = 9;
    /// A form in `REPORT` that is as often a noun: "reports", "estimates".
    NOUN_TOO = 10;
    MONTH = 11;
    WEEKDAY = 12;
    SEASON = 13;
    ONES = 14;
    TEENS = 15;
    TENS = 16;
    /// "hundred", "million".
    MULTIPLIER = 17;
    DOZEN = 18;
    /// "hundreds", "dozens".
    PLURAL_MULTIPLIER = 19;
    ORDINAL = 20;
    /// "half", "quarter", and the plurals of ordinals.
    FRACTION = 21;
    /// A noun that names things by number: "Article", "Camp".
    LABEL = 22;
    CURRENCY = 23;
    /// A unit of measurement.
    UNIT = 24;
    /// "year", "hours".
    TIME_UNIT = 25;
    UP = 26;
    DOWN = 27;
    /// "he", "they", "it" where a speaker may be meant.
    SPEAKER_PRONOUN = 28;
    /// A document or a body of data that says something: "report", "census".
    DOCUMENT = 29;
    /// A word that can end a hedge before a number.
    HEDGE = 30;
    /// "minister", "spokesman": a person who speaks.
    ROLE = 31;
    /// An abbreviation that takes a full stop inside a sentence.
    ABBREVIATION = 32;
    /// A plural without "s": "people", "dead".
    PLURAL = 33;
    /// A unit that may be glued to a number or stand for a magnitude: "k", "bn".
    MAGNITUDE = 34;
    PERCENT = 35;
    /// "today", "midnight", "noon".
    DAY_WORD = 36;
    /// "rise", "increase": a change as a noun.
    CHANGE_NOUN = 37;
    /// An adjective or participle that stands before nouns and is no verb there.
    ADJECTIVE = 38;
    /// A noun of amount that is transparent: "total", "number", "toll".
    AMOUNT = 39;
    /// "win", "ruling", "vote": what has a score.
    SCORE = 40;
    /// A verb that denies.
    DENY = 41;
    /// "north", "Monday's" like words of place: "city", "camp".
    PLACE = 42;
    /// "call", "hotline", "phone".
    PHONE = 43;
    /// "former", "early", "late", "mid": parts of dates.
    DATE_PART = 44;
    /// A state that a person is in after a number: "dead", "wounded", "missing".
    STATE = 45;
    /// Kinship of whole and part: "including", "among".
    PART = 46;
    /// A word for a group or an institution that can speak.
    GROUP = 47;
    /// A noun that holds a claim: "claim", "estimate".
    CLAIM = 48;
    /// A preposition that may lead to a place.
    PLACE_LEAD = 49;
    /// A word other than a number word that may begin a number expression: "a", "several".
    NUMBER_LEAD = 50;
    /// "last", "every": may begin a period.
    PERIOD_LEAD = 51;
    /// A noun for people: "women", "miners".
    PERSON = 52;
    /// A verb that gives a number without being one of saying: "revised", "spoke", "called".
    GIVES = 53;
    /// A word that may belong to a stretch of time without a number: "overnight", "season", "half".
    SPELL = 54;
    /// A verb whose subject may hold a number: "the register has 1,870 names".
    HOLDS = 55;
    /// A word that leads to a source and is no preposition: "according".
    SOURCE_LEAD = 56;
    /// A word that may begin a stretch of time that is said in words: "to date", "so far", "at the height of".
    SPELL_LEAD = 57;
    /// A word that such a stretch goes on with.
    SPELL_TAIL = 58;
    /// A noun for people or a body that may be the source of a number, of the wide lexicon.
    SPEAKS = 59;
    /// A noun for a document or an instrument that may be one.
    WRITING = 60;
    /// A form of a verb of saying, of the wide lexicon: its object is a clause.
    TELLS = 61;
    /// A form of a verb of counting or naming: its object is a number.
    COUNTS = 62;
    /// A form of a verb for what documents do with a number.
    CARRIES = 63;
}

/// Any number word that can start an expression.
pub(crate) const NUMBER_WORD: Flags = ONES | TEENS | TENS | MULTIPLIER | DOZEN | PLURAL_MULTIPLIER | FRACTION;

/// Words that end a noun phrase.
pub(crate) const STOP: Flags =
    DETERMINER | PREPOSITION | CONJUNCTION | AUXILIARY | BE | PRONOUN | WH | ADVERB;

static TABLE: LazyLock<Table> = LazyLock::new(words::build);

/// The classes of a word, letter case aside, and the number that it stands for.
pub(crate) fn look_up(word: &str) -> (Flags, f64) {
    TABLE.find(word.as_bytes())
}

/// The words that are known, for those who look up many.
pub(crate) fn table() -> &'static Table {
    &TABLE
}
