//! What a figure takes over from its claim.

use darkfigure_draft::{Input, PairError, draft, draft_pair};
use darkfigure_extract::article::{self, Article, Certainty, Counting, Cue, Ground, Moment, Stretch};
use darkfigure_extract::{Options, SourceFormat, Span};
use darkfigure_ingest::{write_dossier, write_value};
use darkfigure_model::{Basis, Dossier, Figure, FigureId, Scale, Status};

fn read(text: &str) -> Article {
    let options = Options { format: SourceFormat::PlainText, ..Options::default() };
    article::read(text, &options, Moment::parse("2024-04-12"))
}

fn dossier(text: &str, article: &Article) -> Dossier {
    draft(&[Input { name: "the-paper", text, article }]).dossier
}

fn figure(text: &str, change: impl FnOnce(&mut Article)) -> Figure {
    let mut article = read(text);
    change(&mut article);
    let dossier = dossier(text, &article);
    dossier.figures.iter().next().unwrap_or_else(|| panic!("no figure of {text}")).1.clone()
}

const CRATES: &str = "The ministry reported 310 crates of lemons.";

fn said<T>(what: T) -> Option<Cue<T>> {
    Some(Cue { what, span: Span { start: 0, end: 3 } })
}

#[test]
fn grounds_and_certainties_become_bases_and_statuses() {
    for (ground, basis) in [
        (Ground::Register, Basis::Register),
        (Ground::Survey, Basis::Survey),
        (Ground::Model, Basis::Model),
        (Ground::Undisclosed, Basis::Undisclosed),
    ] {
        assert_eq!(figure(CRATES, |article| article.claims[0].ground = said(ground)).basis, Some(basis));
    }
    for (certainty, status) in [
        (Certainty::Confirmed, Status::Confirmed),
        (Certainty::Presumed, Status::Presumed),
        (Certainty::Possible, Status::MayBe),
    ] {
        let with = |is_denial: bool| {
            figure(CRATES, |article| {
                article.claims[0].certainty = said(certainty);
                article.claims[0].is_denial = is_denial;
            })
        };
        assert_eq!(with(false).measure.status, Some(status));
        // How sure one is in denying says nothing of the number denied.
        assert_eq!(with(true).measure.status, None);
    }
}

#[test]
fn a_time_needs_a_window_and_a_kind() {
    let year = Stretch { from: Moment::year(2023), to: Moment::year(2023), about: false };
    let time = |counting: Option<Counting>, ground: Option<Ground>, stretch: Option<Stretch>| {
        let found = figure(CRATES, |article| {
            let claim = &mut article.claims[0];
            (claim.stretch, claim.counting, claim.ground) =
                (stretch, counting.and_then(said), ground.and_then(said));
        });
        let text = write_dossier(&Dossier {
            figures: [("f", found)].into_iter().fold(Dossier::default().figures, |mut all, (id, f)| {
                assert!(all.insert(FigureId::new(id).expect("a name"), f).is_ok());
                all
            }),
            ..Dossier::default()
        });
        ["stock", "detections", "cumulative", "present", "entrants"]
            .iter()
            .find_map(|key| text.lines().find(|line| line.starts_with(key)).map(str::to_owned))
    };
    let of = |line: &str| Some(line.to_owned());
    assert_eq!(time(None, Some(Ground::Register), Some(year)), of("detections = \"2023\""));
    assert_eq!(time(Some(Counting::Stock), Some(Ground::Register), Some(year)), of("detections = \"2023\""));
    assert_eq!(
        time(Some(Counting::Cumulative), Some(Ground::Register), Some(year)),
        of("cumulative = \"2023\"")
    );
    for ground in [None, Some(Ground::Survey), Some(Ground::Model), Some(Ground::Undisclosed)] {
        assert_eq!(time(Some(Counting::Stock), ground, Some(year)), of("stock = \"2023\""));
        assert_eq!(time(Some(Counting::Cumulative), ground, Some(year)), None);
        assert_eq!(time(None, ground, Some(year)), None);
    }
    assert_eq!(time(Some(Counting::Stock), None, None), None);
    // Two years, and a year to a day.
    let years = Stretch { to: Moment::year(2024), ..year };
    assert_eq!(time(None, Some(Ground::Register), Some(years)), of("detections = \"2023/2024\""));
    let day = |text: &str| Moment::parse(text).expect("a day");
    let to_day = Stretch { from: day("2023-04-13"), to: day("2024-04-12"), about: false };
    assert_eq!(
        time(None, Some(Ground::Register), Some(to_day)),
        of("detections = \"2023-04-13/2024-04-12\"")
    );
    let month = Stretch { from: day("2023-04"), to: day("2023-04"), about: true };
    assert_eq!(time(Some(Counting::Stock), None, Some(month)), of("stock = \"2023-04~\""));
}

fn scales(text: &str) -> Vec<(String, Scale, String)> {
    let article = read(text);
    let dossier = dossier(text, &article);
    dossier
        .figures
        .iter()
        .map(|(_, f)| (write_value(&f.value), f.value.scale, f.measure.unit.to_string()))
        .collect()
}

#[test]
fn numbers_keep_their_places_hedges_and_units() {
    let one = |text: &str| {
        let found = scales(text);
        assert_eq!(found.len(), 1, "{found:?} of {text}");
        (found[0].0.clone(), found[0].2.clone())
    };
    let of = |value: &str, unit: &str| (value.to_owned(), unit.to_owned());
    assert_eq!(one("Officials said 310 crates arrived."), of("310", "crate"));
    assert_eq!(one("Officials said about 1,200 boxes arrived."), of("about 1,200", "box"));
    assert_eq!(one("Officials said at least 3.50 tonnes arrived."), of("at least 3.50", "tonne"));
    assert_eq!(
        one("Officials said more than 2.5 million families arrived."),
        of("more than 2,500,000", "family")
    );
    assert_eq!(one("Officials said up to 40 boats arrived."), of("at most 40", "boat"));
    assert_eq!(one("Officials said fewer than 40 guesses were made."), of("less than 40", "guess"));
    assert_eq!(one("Officials said between 300 and 400 ships arrived."), of("300 to 400", "ship"));
    assert_eq!(one("Officials said dozens of women arrived."), of("dozens", "person"));
    assert_eq!(one("Officials paid $1,200."), of("1,200", "USD"));
    assert_eq!(one("Officials paid £75 million."), of("75,000,000", "GBP"));
}

#[test]
fn shares_have_a_base() {
    let found = figure("A survey found that 12.5% of households in Kenya are poor.", |_| ());
    assert_eq!((write_value(&found.value), found.value.scale), ("12.5%".to_owned(), Scale::Percent));
    assert_eq!(found.measure.unit.to_string(), "percent");
    let text =
        "A survey found that two thirds of households are poor. The ministry said 9% of households are poor.";
    let article = read(text);
    let dossier = dossier(text, &article);
    // One base for both, and no more decimals than a share in words earns.
    assert_eq!(dossier.populations.iter().map(|(_, p)| p.label.as_str()).collect::<Vec<_>>(), ["households"]);
    let first = dossier.figures.iter().next().expect("a figure").1;
    assert_eq!(write_value(&first.value), "66.6667%");
}

#[test]
fn quotes_are_cut_at_words_around_the_number() {
    let long = "word ".repeat(60);
    let text = format!("The ministry, {long}reported 310 crates of lemons, {long}and no more.");
    let found = figure(&text, |_| ());
    let quote = found.quote.expect("a quote");
    assert!(quote.contains("310 crates") && quote.chars().count() <= 240, "{quote}");
    assert!(quote.split(' ').all(|word| text.split(' ').any(|own| own == word)), "{quote}");
    let short = figure(CRATES, |_| ()).quote;
    assert_eq!(short.as_deref(), Some(CRATES));
}

#[test]
fn a_later_article_cites_an_earlier_one_of_the_same_party() {
    let repeats = |one: &str, other: &str| {
        let (a, b) = (read(one), read(other));
        let both = draft(&[
            Input { name: "one", text: one, article: &a },
            Input { name: "two", text: other, article: &b },
        ]);
        both.dossier.figures.iter().filter(|(_, f)| !f.relations.cites.is_empty()).count()
    };
    let one = "The ministry reported 310 crates of lemons.";
    assert_eq!(repeats(one, "The ministry reported 310 crates last week."), 1);
    assert_eq!(repeats(one, "The ministry reported 311 crates last week."), 0);
    assert_eq!(repeats(one, "The union reported 310 crates last week."), 0);
    assert_eq!(repeats(one, "The ministry reported 310 boxes last week."), 0);
    // Shares that agree need not be one.
    assert_eq!(
        repeats(
            "The ministry reported 31% of crates were lost.",
            "The ministry reported 31% of crates were lost."
        ),
        0
    );
    // Within one article nothing cites itself.
    let twice = "The ministry reported 310 crates of lemons in March.\n\nThe ministry reported 310 crates of lemons in April.";
    let article = read(twice);
    assert!(dossier(twice, &article).figures.iter().all(|(_, f)| f.relations.cites.is_empty()));
}

#[test]
fn relations_of_claims_become_relations_of_figures() {
    let text = "The ministry reported 310 crates of lemons. The union mentioned 480 crates nearby. The harbour listed 200 crates inside.";
    let with = |change: fn(&mut Article)| {
        let mut article = read(text);
        assert_eq!(article.claims.len(), 3);
        article.oppositions.clear();
        change(&mut article);
        let dossier = dossier(text, &article);
        let all: Vec<Figure> = dossier.figures.iter().map(|(_, f)| f.clone()).collect();
        all.into_iter().map(|f| f.relations).collect::<Vec<_>>()
    };
    let names = |ids: &[darkfigure_model::FigureId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        with(|a| a.claims[2].part_of = vec![1])[2].part_of.as_ref().map(ToString::to_string).as_deref(),
        Some("crates-480")
    );
    let two = with(|a| a.claims[2].part_of = vec![0, 1]);
    assert_eq!(
        (names(&two[2].part_of_one_of), &two[2].part_of),
        (vec!["crates-310".to_owned(), "crates-480".to_owned()], &None)
    );
    // More than the whole is no part of it, as much as the whole may be.
    assert_eq!(with(|a| a.claims[1].part_of = vec![0])[1].part_of, None);
    assert!(with(|a| a.claims[1].part_of = vec![1])[1].part_of.is_some());
    assert_eq!(names(&with(|a| a.claims[0].restates = Some(1))[0].cites), ["crates-480"]);
    assert_eq!(names(&with(|a| a.claims[0].rests_on = Some(2))[0].rests_on), ["crates-200"]);
    assert_eq!(
        with(|a| a.claims[0].supersedes = Some(1))[0].supersedes.as_ref().map(ToString::to_string).as_deref(),
        Some("crates-480")
    );
}

#[test]
fn two_figures_that_somebody_asks_for_make_a_dossier_of_their_own() {
    let text = "The ministry reported 310 crates of lemons. The union mentioned 480 boxes nearby. The harbour listed 12% of goats inside.";
    let article = read(text);
    let input = Input { name: "the-paper", text, article: &article };
    let asked = draft_pair(&input, [0, 1]).expect("a pair");
    assert_eq!(asked.proposals.len(), 1);
    assert_eq!(
        (asked.proposals[0].score, asked.proposals[0].why.as_slice()),
        (0, &["asked for".to_owned()][..])
    );
    assert_eq!(asked.proposals[0].wordings, ["310 crates", "480 boxes"]);
    let dossier = &asked.dossier;
    let names = |n: usize| {
        (n, dossier.speakers.iter().count(), dossier.units.len(), dossier.populations.iter().count())
    };
    assert_eq!(names(dossier.figures.iter().count()), (2, 2, 2, 0));
    assert!(asked.left_out.is_empty());
    assert_eq!(draft_pair(&input, [0, 0]).unwrap_err(), PairError::OneFigure);
    let beyond = article.candidates.len();
    assert_eq!(draft_pair(&input, [0, beyond]).unwrap_err(), PairError::NoSuchFigure { number: beyond + 1 });
    assert_eq!(
        draft_pair(&input, [beyond + 4, 0]).unwrap_err(),
        PairError::NoSuchFigure { number: beyond + 5 }
    );
    let doubtful = "The agency counted 1.200 people in the camp. The union counted 900 people.";
    let article = read(doubtful);
    let input = Input { name: "the-paper", text: doubtful, article: &article };
    assert_eq!(draft_pair(&input, [0, 1]).unwrap_err(), PairError::Unclear { number: 1 });
}

#[test]
fn relations_to_figures_that_are_not_kept_are_not_kept() {
    let text = "The ministry reported 310 crates of lemons. The union mentioned 480 crates nearby. The harbour listed 200 crates inside.";
    let mut article = read(text);
    article.claims[2].part_of = vec![1];
    article.claims[0].rests_on = Some(1);
    article.claims[0].restates = Some(2);
    let pair = |of: [usize; 2]| {
        let draft = draft_pair(&Input { name: "p", text, article: &article }, of).expect("a pair");
        draft.dossier.figures.iter().map(|(_, f)| f.relations.clone()).collect::<Vec<_>>()
    };
    let both = pair([1, 2]);
    assert!(both[1].part_of.is_some());
    let without = pair([0, 2]);
    assert!(without[1].part_of.is_none() && without[0].rests_on.is_empty() && without[0].cites.len() == 1);
    let other = pair([0, 1]);
    assert!(other[0].cites.is_empty() && other[0].rests_on.len() == 1);
}

/// "The report of March, The Lemon Trade, counts 310 crates": the document behind the article is a source of its own, seen in the article.
#[test]
fn a_document_that_the_article_quotes_is_the_source() {
    let text = "The ministry reported 310 crates of lemons. The ministry reported 480 crates of limes. The union mentioned 90 tubs.";
    let quote = |word: &str| {
        let start = text.find(word).expect("the word");
        Span { start, end: start + word.len() }
    };
    let mut article = read(text);
    let month = Stretch {
        from: Moment::parse("2024-03").unwrap(),
        to: Moment::parse("2024-03").unwrap(),
        about: false,
    };
    for (claim, words) in [(0, "crates of lemons"), (1, "crates of limes"), (2, "tubs")] {
        (article.claims[claim].document, article.claims[claim].document_date) =
            (Some(quote(words)), Some(month));
    }
    let found = dossier(text, &article);
    // Two of one party are one document.
    let sources: Vec<_> = found
        .sources
        .iter()
        .map(|(id, s)| (id.to_string(), s.title.clone(), s.published.map(|d| d.to_string())))
        .collect();
    assert_eq!(sources.len(), 3, "{sources:?}");
    assert_eq!(
        sources[1],
        ("crates-of-lemons".to_owned(), "crates of lemons".to_owned(), Some("2024-03".to_owned()))
    );
    let of: Vec<_> = found
        .figures
        .iter()
        .map(|(_, f)| (f.source.to_string(), f.seen_in.as_ref().map(ToString::to_string)))
        .collect();
    let own = Some("the-paper".to_owned());
    assert_eq!(
        of,
        [
            ("crates-of-lemons".to_owned(), own.clone()),
            ("crates-of-lemons".to_owned(), own.clone()),
            ("tubs".to_owned(), own)
        ]
    );
    // A window is no date of publication, and a denial is the article's own.
    article.claims[2].document_date = Some(Stretch { to: Moment::year(2025), ..month });
    article.claims[2].is_denial = true;
    article.claims[0].document_date = Some(Stretch { to: Moment::year(2025), ..month });
    let found = dossier(text, &article);
    assert_eq!(found.sources.iter().nth(1).and_then(|(_, s)| s.published), None);
    assert!(found.figures.iter().any(|(_, f)| f.source.as_str() == "the-paper" && f.seen_in.is_none()));
}

#[test]
fn an_interval_is_taken_over_with_its_level() {
    let value = |text: &str| write_value(&figure(text, |_| ()).value);
    assert_eq!(
        value("The survey put it at 11,500 people (95% CI 9,800 to 14,100) in the city."),
        "11,500 [9,800, 14,100] at 95% confidence"
    );
    assert_eq!(
        value("The survey put it at 11,500 people (90% CI 9,800 to 14,100) in the city."),
        "11,500 [9,800, 14,100] at 90% confidence"
    );
}

#[test]
fn who_counted_when_and_where_is_noted_in_the_words_of_the_text() {
    let span = |words: &str| {
        let start = CRATES.find(words).expect("the words stand there");
        Some(Span { start, end: start + words.len() })
    };
    let note = |counter: Option<Span>, period: Option<Span>, place: Option<Span>| {
        figure(CRATES, |article| {
            let claim = &mut article.claims[0];
            (claim.counter, claim.period, claim.place) = (counter, period, place);
        })
        .note
    };
    assert_eq!(note(None, None, None), None);
    assert_eq!(note(span("The ministry"), None, None).as_deref(), Some("counted by: The ministry"));
    assert_eq!(
        note(span("The ministry"), span("reported"), span("lemons")).as_deref(),
        Some("counted by: The ministry; when: reported; where: lemons")
    );
}

#[test]
fn a_draft_says_from_what_it_was_drafted() {
    let mut article = read(CRATES);
    article.title = None;
    let input = || Input { name: "the-paper", text: CRATES, article: &article };
    let one = draft(&[input()]).dossier;
    assert_eq!((one.title.as_str(), one.drafted_from.as_deref()), ("the-paper", Some("one article")));
    let two = draft(&[input(), Input { name: "another", ..input() }]).dossier;
    assert_eq!((two.title.as_str(), two.drafted_from.as_deref()), ("the-paper", Some("2 articles")));
}

#[test]
fn the_word_that_opens_a_range_is_kept_with_it() {
    for (text, wording) in [
        ("Between 300 and 400 crates of lemons were found.", "Between 300 and 400"),
        ("The ministry found between 300 and 400 crates of lemons.", "between 300 and 400"),
        ("The ministry found 300 to 400 crates of lemons.", "300 to 400"),
    ] {
        let found = figure(text, |_| ()).wording;
        assert_eq!(found.to_lowercase(), wording.to_lowercase(), "{text}");
    }
}

/// A long sentence is cut between words, before the number and behind it, wherever its letters lie.
#[test]
fn a_quote_of_a_long_sentence_holds_the_number_and_whole_words() {
    let mut shown = 0;
    for shift in 0..6 {
        for word in ["hills", "hüüls", "ééééé"] {
            let before = format!("{} ", word).repeat(60);
            let text = format!(
                "{}The {before}ministry reported 310 crates of lemons.",
                "Old ".repeat(shift) + &"x".repeat(shift)
            );
            let Some((_, found)) =
                dossier(&text, &read(&text)).figures.iter().next().map(|(id, f)| (id.clone(), f.clone()))
            else {
                continue;
            };
            let quote = found.quote.expect("a quote");
            let quote = quote.trim_end_matches('…').trim();
            assert!(quote.contains("310 crates"), "{quote}");
            let at = text.find(quote).expect("the quote is of the text");
            assert!(at > 0 && text[..at].ends_with(' '), "{quote}");
            assert!(quote.chars().count() > 60, "{quote}");
            shown += 1;
        }
    }
    assert!(shown > 6, "{shown}");
}

#[test]
fn what_people_do_belongs_to_what_is_counted_and_what_things_do_does_not() {
    let label = |is_person: bool| {
        let mut article = read(CRATES);
        let start = CRATES.find("reported").expect("it stands there");
        article.claims[0].predicate = Some(Span { start, end: start + "reported".len() });
        article.claims[0].is_person = is_person;
        let dossier = dossier(CRATES, &article);
        dossier.concepts.iter().map(|(_, concept)| concept.label.clone()).collect::<Vec<_>>().join("; ")
    };
    assert!(label(true).contains("reported"), "{}", label(true));
    assert!(!label(false).contains("reported"), "{}", label(false));
}
