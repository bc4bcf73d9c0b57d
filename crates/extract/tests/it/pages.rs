//! Whole articles: when they were published and what they are called, when their figures are of, and what one figure is of another.

use darkfigure_extract::article::{self, Article, Moment, RatioScale};
use darkfigure_extract::{Options, SourceFormat};

fn read(text: &str, format: SourceFormat) -> Article {
    article::read(text, &Options { format, ..Options::default() }, None)
}

fn plain(text: &str) -> Article {
    article::read(text, &Options::default(), Moment::parse("2024-03-13"))
}

#[test]
fn days_are_read_and_written() {
    for (text, read) in [
        ("2024-03-12", Some("2024-03-12")),
        (" 2024-03-12T09:20:00Z ", Some("2024-03-12")),
        ("2024-03", Some("2024-03")),
        ("2024", Some("2024")),
        ("0987", Some("0987")),
        ("2024-02-29", Some("2024-02-29")),
        ("2000-02-29", Some("2000-02-29")),
        ("2023-02-29", None),
        ("1900-02-29", None),
        ("2024-04-31", None),
        ("2024-12-31", Some("2024-12-31")),
        ("2024-13", None),
        ("2024-00", None),
        ("2024-01-00", None),
        ("0000", None),
        ("24-03-12", None),
        ("12 March", None),
        ("", None),
    ] {
        assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), read, "{text}");
    }
    assert_eq!(
        (Moment::month(2024, 12).is_some(), Moment::month(2024, 13), Moment::day(2024, 11, 31)),
        (true, None, None)
    );
}

/// The stretch of the only claim of a sentence in an article of Wednesday, 13 March 2024.
fn stretch(when: &str) -> String {
    let text = format!("The clinic treated 310 patients {when}.");
    let article = plain(&text);
    article
        .claims
        .first()
        .and_then(|claim| claim.stretch)
        .map_or_else(String::new, |stretch| stretch.to_string())
}

#[test]
fn periods_are_set_on_the_calendar() {
    let mut wrong = Vec::new();
    for (when, expected) in [
        ("in 2023", "2023"),
        ("in March 2023", "2023-03"),
        ("in February", "2024-02"),
        ("in November", "2023-11"),
        ("on 9 March 2024", "2024-03-09"),
        ("on March 9, 2024", "2024-03-09"),
        ("on 9 March", "2024-03-09"),
        ("on Monday", "2024-03-11"),
        ("on Sunday", "2024-03-10"),
        ("last year", "2023"),
        ("this year", "2024-01/2024-03-13"),
        ("last month", "2024-02"),
        ("this month", "2024-03/2024-03-13"),
        ("in the past year", "2023-03-14~/2024-03-13~"),
        ("over the past year", "2023-03-14~/2024-03-13~"),
        ("in the last three months", "2023-12-14~/2024-03-13~"),
        ("between 2019 and 2022", "2019/2022"),
        ("from January to June 2023", "2023-01/2023-06"),
        ("since January", "2024-01/2024-03-13"),
        ("since 2019", "2019/2024-03-13"),
        ("in the first half of 2023", "2023-01/2023-06"),
        ("in the second half of 2023", "2023-07/2023-12"),
        ("in the first quarter of 2023", "2023-01/2023-03"),
        ("in the fourth quarter of 2023", "2023-10/2023-12"),
        ("in 2022-23", "2022/2023"),
        ("so far this year", "2024-01/2024-03-13"),
        ("in a hurry", ""),
    ] {
        let found = stretch(when);
        if found != expected {
            wrong.push(format!("{when}: {found} for {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn page(text: &str, format: SourceFormat) -> [Option<String>; 3] {
    let article = read(text, format);
    let slice = |span: Option<darkfigure_extract::Span>| span.map(|span| span.slice(text).to_owned());
    [slice(article.title), article.published.map(|day| day.to_string()), slice(article.publisher)]
}

#[test]
fn a_page_says_its_title_its_day_and_its_publisher() {
    let some = |text: &str| Some(text.to_owned());
    let html = |head: &str| {
        page(
            &format!("<html><head>{head}</head><body><p>310 people came.</p></body></html>"),
            SourceFormat::Html,
        )
    };
    assert_eq!(html("<title> A flood </title>"), [some("A flood"), None, None]);
    assert_eq!(html("<title>Site</title><h1 class=\"x\">A flood</h1>"), [some("A flood"), None, None]);
    assert_eq!(html("<title></title>"), [None, None, None]);
    assert_eq!(html("<meta property=\"og:site_name\" content=\"The Gazette\">")[2], some("The Gazette"));
    assert_eq!(html("<meta content='The Gazette' property='og:site_name'>")[2], None);
    assert_eq!(html("<meta property='og:site_name' content=' The “Gazette” '>")[2], some("The “Gazette”"));
    for meta in [
        "<meta property=\"article:published_time\" content=\"2024-03-09T10:00:00Z\">",
        "<meta content=\"2024-03-09\" property=\"article:published_time\">",
        "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": \"2024-03-09\"}</script>",
        "<meta itemprop=\"datePublished\" content=\"2024-03-09\">",
        "<meta name=\"dc.date.issued\" content=\"2024-03-09\">",
        "<meta name=\"pubdate\" content=\"2024-03-09\">",
        "<meta name=\"date\" content=\"2024-03-09\">",
        "<time datetime=\"2024-03-09\">Saturday</time>",
    ] {
        assert_eq!(html(meta)[1], some("2024-03-09"), "{meta}");
    }
    // The surest key goes first, and what is no day is none.
    let both = "<time datetime=\"2020-01-01\">then</time><meta property=\"article:published_time\" content=\"2024-03-09\">";
    assert_eq!(html(both)[1], some("2024-03-09"));
    assert_eq!(html("<meta name=\"date\" content=\"2024-3-9\">")[1], None);
    assert_eq!(html("<meta name=\"date\" content=\"2024-13-09\">")[1], None);
    let plain = |text: &str| page(text, SourceFormat::PlainText);
    assert_eq!(
        plain("Home | News | Sport\n\n  A flood  \n\n310 people came."),
        [some("A flood"), None, None]
    );
    assert_eq!(
        plain("# A flood\n\nKALMORE, 9 March 2024 - 310 people came."),
        [some("A flood"), some("2024-03-09"), None]
    );
    assert_eq!(
        plain("Press release\nPublished: 9 March 2024\nA flood\n\n310 people came."),
        [some("A flood"), some("2024-03-09"), None]
    );
    assert_eq!(plain("A flood\nUpdated 2024-03-09\n310 people came.")[1], some("2024-03-09"));
    // A month is no day of publication, and a date in a sentence is none either.
    assert_eq!(plain("A flood\nPublished: March 2024\n310 people came.")[1], None);
    assert_eq!(
        plain(
            "A flood\nOn 9 March 2024 as many as 310 people came to the town to see it with their own eyes."
        )[1],
        None
    );
    assert_eq!(plain("---\n\n***\n"), [some("***"), None, None]);
}

/// What is said of what: the number, the claim that is set in relation, and that to which it is.
fn ratios(text: &str) -> Vec<(f64, RatioScale, Option<String>, Option<String>)> {
    let article = plain(text);
    let number = |claim: usize| article.candidates[article.claims[claim].best].span.slice(text).to_owned();
    article
        .ratios
        .iter()
        .map(|ratio| (ratio.value, ratio.scale, ratio.of.map(number), ratio.base.map(number)))
        .collect()
}

#[test]
fn ratios_name_what_they_relate() {
    let some = |text: &str| Some(text.to_owned());
    let one = |text: &str| {
        let mut found = ratios(text);
        assert_eq!(found.len(), 1, "{found:?} of {text}");
        found.remove(0)
    };
    let times = |n, of: Option<String>, base: Option<String>| (n, RatioScale::Times, of, base);
    let percent = |n, of: Option<String>, base: Option<String>| (n, RatioScale::Percent, of, base);
    assert_eq!(one("Calls tripled from 30 calls to 90 calls in March."), times(3.0, some("90"), some("30")));
    assert_eq!(
        one("The union counted 90 calls, three times the 30 calls of the ministry."),
        times(3.0, some("90"), some("30"))
    );
    assert_eq!(
        one("Arrests fell 12% to 310 arrests from 355 arrests, police said."),
        percent(-12.0, some("310"), some("355"))
    );
    assert_eq!(
        one("Arrests rose 12% to 398 arrests from 355 arrests, police said."),
        percent(12.0, some("398"), some("355"))
    );
    assert_eq!(one("Arrests doubled, police said."), times(2.0, None, None));
}

#[test]
fn what_is_set_against_what() {
    let text = "The ministry counted 310 crates. The union denied that; it said there were 480 crates.";
    let article = plain(text);
    let number = |claim: usize| article.candidates[article.claims[claim].best].span.slice(text);
    assert_eq!(
        article.claims.iter().enumerate().map(|(at, _)| number(at)).collect::<Vec<_>>(),
        ["310", "480"]
    );
    let parties: Vec<&str> = article.parties.iter().map(|party| party.name.slice(text)).collect();
    assert_eq!(parties, ["The ministry", "The union"]);
    assert!(article.claims[0].party != article.claims[1].party);
}

#[test]
fn a_stretch_is_shown_without_its_markup() {
    use darkfigure_extract::plain_text;
    assert_eq!(plain_text("a <b>c</b>&amp; <i>d</i>\n  e", SourceFormat::Html), "a c& d e");
    assert_eq!(plain_text("a **c** [d](https://example.org)", SourceFormat::Markdown), "a c d");
    assert_eq!(
        plain_text("<table><tr><td>41</td><td>12</td></tr><tr><td>a</td></tr></table>", SourceFormat::Html),
        "41 12 a"
    );
    assert_eq!(
        plain_text("---\ntitle: a\n---\n\nb ~~c~~ d[^1]\n\n[^1]: e\n", SourceFormat::Markdown),
        "b c d e"
    );
    assert_eq!(plain_text("a  <b>\tc", SourceFormat::PlainText), "a <b> c");
}

#[test]
fn spans_that_only_touch_share_nothing() {
    let span = |start, end| darkfigure_extract::Span { start, end };
    assert!(!span(0, 2).overlaps(span(2, 4)) && !span(2, 4).overlaps(span(0, 2)));
    assert!(
        span(0, 3).overlaps(span(2, 4)) && span(2, 4).overlaps(span(0, 3)) && span(0, 4).overlaps(span(1, 2))
    );
}
