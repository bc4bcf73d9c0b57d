//! Which pair leads: the two parties of a dispute, before side matters and history.

use darkfigure_draft::{Input, draft};
use darkfigure_extract::article::{self, Moment};
use darkfigure_extract::{Options, SourceFormat};

/// The wordings of the first proposal of a text of April 2024.
fn first(text: &str) -> Option<[String; 2]> {
    let options = Options { format: SourceFormat::PlainText, ..Options::default() };
    let article = article::read(text, &options, Moment::parse("2024-04-12"));
    draft(&[Input { name: "article", text, article: &article }]).proposals.first().map(|p| p.wordings.clone())
}

fn leads(text: &str, pair: [&str; 2]) {
    assert_eq!(first(text), Some(pair.map(str::to_owned)), "{text}");
}

/// A transitive verb with a number for its object counts, whatever it does to the whole.
#[test]
fn what_was_cut_or_picked_up_is_counted() {
    leads(
        "The union said that the town had cut 4,300 posts. The mayor spoke of 900 posts.",
        ["4,300 posts", "900 posts"],
    );
    leads(
        "The Sea Watch said it had picked up 1,250 dead seals. The ministry counted 310 dead seals.",
        ["1,250 seals", "310 seals"],
    );
    leads(
        "The owners said that the wreck lost 9,000 tonnes of oil. The council estimates that 14,000 tonnes of oil escaped.",
        ["9,000 tonnes", "14,000 tonnes"],
    );
}

/// Changes stay changes: of them no figure is made.
#[test]
fn what_rose_or_lost_points_is_a_change() {
    for text in [
        "The union said that fees rose 300. The mayor spoke of 900 posts.",
        "The union said that the index lost 40 points. The mayor said that the index lost 90 points.",
        "The union said that prices were up 12 per cent. The mayor said that prices had gone up 9 per cent.",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn the_real_number_is_of_what_was_counted_before() {
    leads(
        "The city reports that 780 people slept rough. The Shelter League says the real number is closer to 2,900.",
        ["780 people", "closer to 2,900 people"],
    );
}

/// A target or the year before beside a level, by nobody, says less than two parties.
#[test]
fn two_parties_lead_before_one_level_beside_another() {
    leads(
        "The average delay was 48 minutes in May, against a target of 20 minutes.\n\n\
         The railway said that 160 trains were late. The opposition said that 410 trains were late.",
        ["160 trains", "410 trains"],
    );
}

/// Years before are another time, and the nouns of deaths are one.
#[test]
fn history_is_no_answer() {
    leads(
        "The health office attributes 80 deaths in Orla to the cold.\n\n\
         The College of Doctors calculates that the cold claimed 610 lives.\n\n\
         In 1998, the navy recorded 40 cold deaths in Orla.",
        ["80 deaths", "610 lives"],
    );
}

#[test]
fn two_words_for_nearly_the_same_meet() {
    leads(
        "The guild says that the port made 1,400 jobs. The minister said it brought 5,200 posts.",
        ["1,400 jobs", "5,200 posts"],
    );
    leads(
        "The guard said that 260 homes burned. The league says that 1,100 families fled the fire.",
        ["260 homes", "1,100 families"],
    );
}

/// A headline that rounds the number of its text is no other side.
#[test]
fn a_rounded_headline_stands_against_nothing() {
    leads(
        "Club: four hundred trains late\n\nThe rail club said on Monday that 410 trains were late in the north. \
         The railway said that 160 trains were late in the north.",
        ["410 trains", "160 trains"],
    );
}

/// Below the figures with which two parties open a longer article, others say more sharply less.
const BELOW: &str = "The district has 84,000 inhabitants and three bridges. In the 1990s, the ministry had counted 9,200 people.\n\n\
    The ministry has sent 300 volunteers and 45 nurses. The fund has set aside 2,500 pumps, of which 1,100 were delivered.\n\n\
    The college says that 2,000 crowns are due for each well. The farmers say that 600,000 crowns would be due for all wells of the \
    district. A pump lasts for 70 hours.";

#[test]
fn the_first_figures_of_two_parties_lead_a_longer_article() {
    leads(
        &format!(
            "The ministry said that 1,140 people had fallen ill. The aid group estimates that 3,600 people did.\n\n{BELOW}"
        ),
        ["1,140 people", "3,600 people"],
    );
    // Where the article says that they are disputed, they meet whatever they count.
    leads(
        &format!(
            "Union and railway cannot agree on the walkout\n\nThe union said that 4,800 drivers stayed away. The railway counted 2,150 absences.\n\n{BELOW}"
        ),
        ["4,800 drivers", "2,150 absences"],
    );
}

/// The dead and the injured are two matters, whoever speaks of each first.
#[test]
fn the_dead_and_the_injured_do_not_open_a_dispute() {
    leads(
        &format!(
            "The police said that 118 people died. Doctors said that 460 people were hurt. The rescuers said that 310 people died, \
             far more than the 118 of the police.\n\n{BELOW}"
        ),
        ["118 people", "310 people"],
    );
}

#[test]
fn a_share_is_said_with_its_unit() {
    leads(
        "The union said that 12 per cent of the drivers stayed away. The railway said that 5 per cent of the drivers stayed away.",
        ["12 per cent", "5 per cent"],
    );
}

#[test]
fn a_hedge_that_opens_a_sentence_opens_no_question() {
    leads(
        "More than 9,000 goats died, says the league. The owners said that 240 goats died.",
        ["more than 9,000 goats", "240 goats"],
    );
}
