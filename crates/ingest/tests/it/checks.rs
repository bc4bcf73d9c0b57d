//! Where each check between entries begins and where it ends: of each a pair, or a few, of which one thing differs.

use darkfigure_ingest::{InputLimits, TableError, read_dossier};
use darkfigure_model::{Expected, ResultName};

use crate::reading::{alone, codes};

/// A dossier with one report of 2023 and the entries given.
fn with(entries: &str) -> String {
    format!("[dossier]\ntitle = \"t\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n{entries}")
}

/// The faults of the entries, those left out of which every such sample has some.
fn faults(entries: &str) -> Vec<&'static str> {
    let text = with(entries);
    let reading = alone("d.toml", &text);
    codes(&reading).into_iter().filter(|code| !["no-time", "unused-bridge"].contains(code)).collect()
}

/// A table of texts; only the named one is at fault, and with this code.
#[track_caller]
fn only(code: &'static str, wrong: &[&str], right: &[&str]) {
    for entries in wrong {
        assert_eq!(faults(entries), [code], "{entries}");
    }
    for entries in right {
        assert_eq!(faults(entries), [""; 0], "{entries}");
    }
}

fn figure(id: &str, value: &str, more: &str) -> String {
    let source = if more.contains("source =") { "" } else { "source = \"s\"\n" };
    let unit = if more.contains("unit =") { "" } else { "unit = \"case\"\n" };
    format!("[figures.{id}]\nvalue = \"{value}\"\n{unit}{source}{more}\n")
}

const CONCEPT: &str = "[concepts.rescue]\nlabel = \"rescued\"\n";

#[test]
fn what_was_counted_up_to_a_day_stays_counted() {
    let two = |first: (&str, &str), second: (&str, &str), more: &str| {
        let of = |id: &str, (value, window): (&str, &str), more: &str| {
            figure(id, value, &format!("{window}\nconcept = \"rescue\"\nbasis = \"register\"\n{more}"))
        };
        faults(&format!("{CONCEPT}{}{}", of("a", first, ""), of("b", second, more)))
    };
    let to_august = "detections = \"2022-01-01/2022-08-20\"";
    let to_october = "detections = \"2022-01/2022-10\"";
    let falling = ["falling-cumulative"];
    assert_eq!(two(("865", to_august), ("661", to_october), ""), falling);
    assert_eq!(two(("661", to_october), ("865", to_august), ""), falling);
    // As many or more are none fewer; of "about" nobody knows.
    assert_eq!(two(("865", to_august), ("865", to_october), ""), [""; 0]);
    assert_eq!(two(("865", to_august), ("at least 661", to_october), ""), [""; 0]);
    assert_eq!(two(("865", to_august), ("661", "detections = \"2022-01/2022-10~\""), ""), [""; 0]);
    assert_eq!(two(("865", "detections = \"2022-01-01~/2022-08-20\""), ("661", to_october), ""), [""; 0]);
    // Another start, another kind, no end, and what can shrink.
    assert_eq!(two(("865", to_august), ("661", "detections = \"2022-02/2022-10\""), ""), [""; 0]);
    assert_eq!(two(("865", to_august), ("661", "entrants = \"2022-01/2022-10\""), ""), [""; 0]);
    assert_eq!(two(("865", "detections = \"2022-01/..\""), ("661", to_october), ""), [""; 0]);
    assert_eq!(
        two(("865", "present = \"2022-01-01/2022-08-20\""), ("661", "present = \"2022-01/2022-10\""), ""),
        ["inner-above-outer"; 0]
    );
    // A year as a whole goes on to its last day.
    assert_eq!(two(("865", to_august), ("661", "detections = \"2022\""), ""), falling);
    // Up to one day there is no later one.
    assert_eq!(two(("865", to_august), ("661", to_august), ""), [""; 0]);
    // "To August" said of the whole month is no longer than to its twentieth; and a revision may be lower.
    assert_eq!(two(("865", to_august), ("661", "detections = \"2022-01/2022-08\""), ""), [""; 0]);
    assert_eq!(two(("865", to_august), ("661", to_october), "supersedes = \"a\""), [""; 0]);
    // By way of another.
    let through = format!(
        "{CONCEPT}{}{}{}",
        figure("a", "865", &format!("{to_august}\nconcept = \"rescue\"")),
        figure("m", "700", "detections = \"2021\"\nconcept = \"rescue\"\nsupersedes = \"a\""),
        figure("b", "661", &format!("{to_october}\nconcept = \"rescue\"\nsupersedes = \"m\""))
    );
    assert_eq!(faults(&through), [""; 0]);
    // Money is no net quantity; a balance is.
    let net = CONCEPT.replace("label = \"rescued\"", "label = \"balance\"\nnet = true");
    let of =
        |id: &str, value: &str, window: &str| figure(id, value, &format!("{window}\nconcept = \"rescue\""));
    assert_eq!(faults(&format!("{net}{}{}", of("a", "865", to_august), of("b", "661", to_october))), [""; 0]);
}

#[test]
fn a_window_has_no_more_than_the_whole_of_it() {
    let two = |inner: (&str, &str), outer: (&str, &str)| {
        let of = |id: &str, (value, more): (&str, &str)| {
            figure(id, value, &format!("concept = \"rescue\"\nbasis = \"register\"\n{more}"))
        };
        faults(&format!("{CONCEPT}{}{}", of("spring", inner), of("year", outer)))
    };
    let (spring, year) = ("detections = \"2022-03/2022-05\"", "detections = \"2022\"");
    assert_eq!(two(("612", spring), ("503", year)), ["inner-above-outer"]);
    assert_eq!(two(("612", spring), ("612", year)), [""; 0]);
    assert_eq!(two(("612", spring), ("at least 503", year)), [""; 0]);
    assert_eq!(two(("about 612", spring), ("503", year)), [""; 0]);
    assert_eq!(two(("503", spring), ("612", year)), [""; 0]);
    assert_eq!(two(("612", "detections = \"2022-03/2022-12~\""), ("503", year)), [""; 0], "about December");
    // A part that ends with the whole, and one that begins before it.
    assert_eq!(two(("612", "detections = \"2022-08/2022-12\""), ("503", year)), ["inner-above-outer"]);
    assert_eq!(two(("612", "detections = \"2021-12/2022-05\""), ("503", year)), [""; 0]);
    assert_eq!(two(("612", "stock = \"2022-03\""), ("503", "stock = \"2022\"")), [""; 0]);
    assert_eq!(two(("612", "present = \"2022-03\""), ("503", "present = \"2022\"")), ["inner-above-outer"]);
    assert_eq!(two(("612", &format!("{spring}\nsupersedes = \"year\"")), ("503", year)), [""; 0]);
    assert_eq!(two(("612", spring), ("503", &format!("{year}\nsupersedes = \"spring\""))), [""; 0]);
    // An estimate may cover more than a register.
    assert_eq!(two(("612", spring), ("503", &format!("{year}\nunit = \"person\""))), [""; 0]);
    // Two producers count differently, and two reports of one producer alike.
    let other = "[sources.t]\nkind = \"report\"\ntitle = \"T\"\n";
    let of = |publishers: [&str; 2]| {
        let [s, t] = publishers;
        let text = with(&format!(
            "publisher = \"{s}\"\n{other}publisher = \"{t}\"\n{CONCEPT}{}{}",
            figure("spring", "612", &format!("concept = \"rescue\"\n{spring}")),
            figure("year", "503", &format!("concept = \"rescue\"\n{year}\nsource = \"t\""))
        ));
        codes(&alone("d.toml", &text))
    };
    assert_eq!(of(["A", "B"]), [""; 0]);
    assert_eq!(of(["A", "A"]), ["inner-above-outer"]);
}

#[test]
fn a_window_ends_before_its_figure_is_published() {
    let of = |published: &str, more: &str| {
        let text = with(&format!("published = \"{published}\"\n{}", figure("a", "259", more)));
        codes(&alone("d.toml", &text))
    };
    let late = ["window-after-publication"];
    assert_eq!(of("2023-06-30", "detections = \"2023\""), late);
    assert_eq!(of("2023-12-31", "detections = \"2023\""), [""; 0]);
    assert_eq!(of("2023", "detections = \"2023\""), [""; 0]);
    assert_eq!(of("2022", "detections = \"2023\""), late);
    // A stock in 2023, and a count to June, may be of before the day; about then is not known.
    assert_eq!(of("2023-06-10", "stock = \"2023\""), [""; 0]);
    assert_eq!(of("2022-06-10", "stock = \"2023\""), late);
    assert_eq!(of("2023-06-10", "detections = \"2023-01/2023-06\""), [""; 0]);
    assert_eq!(of("2023-06-10", "detections = \"2023-01/2023-06-11\""), late);
    assert_eq!(of("2023-06-10", "detections = \"2023-01/2023-06-10\""), [""; 0]);
    assert_eq!(of("2023-06-10", "detections = \"2023~\""), [""; 0]);
    assert_eq!(of("2023-06-10~", "detections = \"2023\""), [""; 0]);
    // A day of its own goes before the source's.
    assert_eq!(of("2024-06-10", "detections = \"2023\"\nsaid = \"2023-06\""), late);
    let message = |more: &str| {
        let text = with(&format!("published = \"2024-01-05\"\n{}", figure("a", "259", more)));
        alone("d.toml", &text).diagnostics.iter().map(|d| d.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        message("detections = \"2024\"\nsaid = \"2023-06-01\""),
        ["the time goes on to 2024-12-31, and it was said on 2023-06-01"]
    );
    assert_eq!(
        message("detections = \"2024\""),
        ["the time goes on to 2024-12-31, and the source was published on 2024-01-05"]
    );
    // Said after its first source was published.
    assert_eq!(of("2023-06-10", "stock = \"2022\"\nsaid = \"2023-06-11\""), ["said-after-publication"]);
    for said in ["2023-06-10", "2023-06", "2023", "2023-06-11~"] {
        assert_eq!(of("2023-06-10", &format!("stock = \"2022\"\nsaid = \"{said}\"")), [""; 0], "{said}");
    }
    assert_eq!(of("2023-06-10~", "stock = \"2022\"\nsaid = \"2023-06-11\""), [""; 0]);
}

#[test]
fn nobody_repeats_what_is_published_later() {
    let of = |kind: &str, own: &str, other: &str| {
        faults(&format!(
            "published = \"{own}\"\n[sources.t]\nkind = \"{kind}\"\ntitle = \"T\"\npublished = \"{other}\"\n{}{}",
            figure("a", "259", "detections = \"2021\"\ncites = [\"b\"]"),
            figure("b", "259", "detections = \"2021\"\nsource = \"t\"")
        ))
    };
    assert_eq!(of("report", "2023-01-10", "2023-05-02"), ["cites-later"]);
    assert_eq!(of("report", "2023-01-10", "2023-01-11"), ["cites-later"]);
    for other in ["2023-01-10", "2023-01", "2023", "2022-12", "2023-05-02~"] {
        assert_eq!(of("report", "2023-01-10", other), [""; 0], "{other}");
    }
    // A page is where it was seen.
    for kind in ["page", "article"] {
        assert_eq!(of(kind, "2023-01-10", "2023-05-02"), [""; 0], "{kind}");
    }
}

#[test]
fn dates_of_after_the_dossier() {
    let of = |as_of: &str, entries: &str| {
        codes(&alone(
            "d.toml",
            &with(entries).replace("title = \"t\"\n", &format!("title = \"t\"\nas-of = \"{as_of}\"\n")),
        ))
    };
    let figure = figure("a", "259", "detections = \"2021\"");
    let said = |published: &str| format!("published = \"{published}\"\n{figure}");
    assert_eq!(of("2023-06-10", &said("2023-06-11")), ["said-after-as-of"]);
    assert_eq!(of("2023-06", &said("2023-07")), ["said-after-as-of"]);
    for (as_of, published) in [
        ("2023-06-10", "2023-06-10"),
        ("2023-06-10", "2023-06"),
        ("2023-06", "2023-06-11"),
        ("2023-06-10", "2024~"),
        ("2023~", "2024-06"),
    ] {
        assert_eq!(of(as_of, &said(published)), [""; 0], "{as_of} {published}");
    }
    // A source that no figure rests on is reported by itself.
    let source = |published: &str| {
        format!("{figure}[sources.t]\nkind = \"page\"\ntitle = \"T\"\npublished = \"{published}\"\n")
    };
    assert_eq!(of("2023-06-10", &source("2023-06-11")), ["source-after-as-of"]);
    for published in ["2023-06-10", "2023-06", "2023-06-11~"] {
        assert_eq!(of("2023-06-10", &source(published)), [""; 0], "{published}");
    }
}

#[test]
fn a_reason_speaks_of_no_year_after_its_sources() {
    let of = |published: &str, why: &str| {
        faults(&format!(
            "published = \"{published}\"\n[bridges.people]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\"\nkind = \"evidence\"\nsources = [\"s\"]\nwhy = \"{why}\"\n"
        ))
    };
    let after = ["reason-after-sources"];
    assert_eq!(of("2020", "from 2021 to 2025"), after);
    assert_eq!(of("2020-03-01", "spread over 2021."), after);
    assert_eq!(of("2020", "(2021)"), after);
    for why in
        ["from 2018 to 2020", "1,2021 people", "2021.5 people", "20210 people", "x2021", "in 2100", "in 1899"]
    {
        assert_eq!(of("2020", why), [""; 0], "{why}");
    }
    assert_eq!(of("1890", "in 1900"), after);
    assert_eq!(of("2020", "up to 2099"), after);
    // The last of several sources counts, and one without a date may be of any year.
    let two = |dates: &str| {
        faults(&format!(
            "published = \"2020\"\n[sources.t]\nkind = \"page\"\ntitle = \"T\"\n{dates}[benchmarks.m]\ncoverage = \"20%\"\nof = \"entrants\"\nsources = [\"s\", \"t\"]\nwhy = \"seen in 2022\"\n"
        ))
    };
    let benchmarks = |found: Vec<&'static str>| {
        found.into_iter().filter(|code| *code != "unused-benchmark").collect::<Vec<_>>()
    };
    assert_eq!(benchmarks(two("published = \"2021\"\n")), after);
    assert_eq!(benchmarks(two("published = \"2022\"\n")), [""; 0]);
    assert_eq!(benchmarks(two("")), [""; 0]);
}

#[test]
fn parts_copies_and_lineages() {
    let register = "detections = \"2022\"\nbasis = \"register\"\n";
    let pair = |a: (&str, &str), b: (&str, &str)| {
        format!(
            "{}{}",
            figure("a", a.0, &format!("{register}{}", a.1)),
            figure("b", b.0, &format!("{register}{}", b.1))
        )
    };
    let part = "part-of = \"b\"";
    only(
        "part-exceeds-whole",
        &[&pair(("300", part), ("259", "")), &pair(("at least 300", part), ("up to 259", ""))],
        &[
            &pair(("259", part), ("259", "")),
            &pair(("up to 300", part), ("259", "")),
            &pair(("300", part), ("at least 259", "")),
            &pair(("300", &format!("{part}\nunit = \"person\"")), ("259", "")),
        ],
    );
    let cites = "cites = [\"b\"]";
    only(
        "power-of-ten",
        &[
            &pair(("2,590", cites), ("259", "")),
            &pair(("about 2,590", cites), ("at least 25,900", "")),
            &pair(("259", "supersedes = \"b\""), ("25.9 thousand", "")),
            &pair(("up to 259", cites), ("less than 2,590", "")),
            &pair(("more than 259", cites), ("2,590", "")),
        ],
        &[
            &pair(("259", cites), ("259", "")),
            &pair(("259", cites), ("2,591", "")),
            &pair(("259", cites), ("259.0", "")),
            &pair(("0", cites), ("0.00", "")),
            &pair(("2,590", &format!("{cites}\nunit = \"person\"")), ("259", "")),
            &pair(("25 to 26", cites), ("2.5", "")),
        ],
    );
    let lineage = |kind: &str, basis: &str| {
        let more = format!("lineage = [{{ of = \"b\", kind = \"{kind}\", why = \"so\" }}]");
        format!(
            "{}{}",
            figure("a", "300", &format!("detections = \"2022\"\n{more}")),
            figure("b", "259", &format!("detections = \"2022\"\n{basis}"))
        )
    };
    only(
        "lineage-without-count",
        &[
            &lineage("contains the count", "basis = \"survey\""),
            &lineage("count × constant", ""),
            &lineage("count × constant", "basis = \"model\""),
        ],
        &[
            &lineage("contains the count", "basis = \"register\""),
            &lineage("count × constant", "basis = \"register\""),
            &lineage("independent", "basis = \"survey\""),
            &lineage("shares data", "basis = \"survey\""),
            &lineage("unknown", "basis = \"survey\""),
        ],
    );
}

#[test]
fn circles_of_any_length_are_found_once() {
    let chain = |key: &str, steps: &[(&str, &str)]| -> Vec<&'static str> {
        let mut ids: Vec<&str> = steps.iter().flat_map(|(from, to)| [*from, *to]).collect();
        ids.sort_unstable();
        ids.dedup();
        let of = |id: &&str| {
            let targets: Vec<String> =
                steps.iter().filter(|(from, _)| from == id).map(|(_, to)| format!("\"{to}\"")).collect();
            let more = match targets.as_slice() {
                [] => String::new(),
                [one] if key != "cites" && key != "derived-from" && key != "rests-on" => {
                    format!("{key} = {one}")
                }
                many => format!("{key} = [{}]", many.join(", ")),
            };
            figure(id, "259", &more)
        };
        faults(&ids.iter().map(of).collect::<String>())
    };
    for key in ["part-of", "cites", "supersedes", "extends", "revises", "derived-from", "rests-on"] {
        assert_eq!(chain(key, &[("a", "a")]), ["figure-cycle"], "{key}");
        assert_eq!(chain(key, &[("a", "b"), ("b", "c"), ("c", "a")]), ["figure-cycle"], "{key}");
        assert_eq!(chain(key, &[("a", "b"), ("b", "c")]), [""; 0], "{key}");
    }
    // Two ways to one figure are no circle, and two circles are two.
    assert_eq!(chain("cites", &[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]), [""; 0]);
    assert_eq!(
        chain("cites", &[("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("c", "a")]),
        ["figure-cycle"; 2]
    );
    assert_eq!(chain("cites", &[("a", "b"), ("b", "c"), ("c", "b"), ("c", "a")]), ["figure-cycle"; 2]);
    let messages = |entries: &str| {
        alone("d.toml", &with(entries))
            .diagnostics
            .iter()
            .map(|d| d.message.clone())
            .filter(|m| !m.contains("when it counts"))
            .collect::<Vec<_>>()
    };
    assert_eq!(messages(&figure("a", "259", "cites = [\"a\"]")), ["`a` stands in `cites` to itself"]);
    let both = format!("{}{}", figure("a", "259", "cites = [\"b\"]"), figure("b", "259", "cites = [\"a\"]"));
    assert_eq!(messages(&both), ["`cites` leads from `b` over `a` back to `b`"]);
    let own = figure("a", "259", "lineage = [{ of = \"a\", kind = \"independent\", why = \"so\" }]");
    assert_eq!(messages(&own), ["`a` stands in `lineage` to itself"]);
}

#[test]
fn concepts_and_populations_hold_together() {
    let both = |a: &str, b: &str| {
        ["concepts", "populations"]
            .map(|kind| faults(&format!("[{kind}.a]\nlabel = \"A\"\n{a}\n[{kind}.b]\nlabel = \"B\"\n{b}\n")))
    };
    let to = |key: &str, other: &str| format!("{key} = [{{ of = \"{other}\", why = \"by definition\" }}]");
    let two = |one: &str, other: &str| format!("{}\n{}", to(one, "a"), to(other, "a"));
    assert_eq!(both(&to("within", "b"), &to("within", "a")), [["concept-cycle"], ["population-cycle"]]);
    assert_eq!(both("", &to("within", "b")), [["concept-cycle"], ["population-cycle"]]);
    for (one, other) in [("within", "apart-from"), ("overlaps", "apart-from"), ("within", "overlaps")] {
        assert_eq!(both("", &two(one, other)), [["within-and-apart"]; 2], "{one} {other}");
    }
    for key in ["within", "apart-from", "overlaps"] {
        assert_eq!(both("", &to(key, "a")), [[""; 0]; 2], "{key}");
    }
    let messages = |entries: &str| {
        alone("d.toml", &with(entries)).diagnostics.iter().map(|d| d.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        messages(&format!("[concepts.a]\nlabel = \"A\"\n{}", to("within", "a"))),
        ["`a` lies within itself"]
    );
    let entries = format!(
        "[concepts.a]\nlabel = \"A\"\n{}\n[concepts.b]\nlabel = \"B\"\n{}",
        to("within", "b"),
        to("within", "a")
    );
    assert_eq!(messages(&entries), ["`b` lies within `a`, which lies within `b`"]);
    assert_eq!(
        messages(&format!(
            "[concepts.a]\nlabel = \"A\"\n[concepts.b]\nlabel = \"B\"\n{}",
            two("overlaps", "apart-from")
        )),
        ["`b` overlaps `a` and shares nothing with it"]
    );
    only(
        "unit-in-concept",
        &["[concepts.people-held]\nlabel = \"P\"\n", "[concepts.site]\nlabel = \"S\"\n"],
        &["[concepts.peoples]\nlabel = \"P\"\n", "[populations.people]\nlabel = \"P\"\n"],
    );
}

fn compared(entries: &str) -> String {
    let figures = format!(
        "{}{}",
        figure("a", "259", "detections = \"2022\""),
        figure("b", "900", "detections = \"2022\"\nunit = \"person\"")
    );
    format!("{figures}{entries}")
}

#[test]
fn bridges_start_where_a_figure_is() {
    let bridge = |name: &str, from: &str, to: &str| {
        format!(
            "[bridges.{name}]\naxis = \"unit\"\nfrom = \"{from}\"\nto = \"{to}\"\nfactor = \"2\"\nkind = \"assumption\"\nwhy = \"so\"\n"
        )
    };
    let comparison =
        |bridges: &str| format!("[comparisons.c]\nbetween = [\"a\", \"b\"]\nbridges = [{bridges}]\n");
    let one = |from: &str, to: &str| compared(&format!("{}{}", bridge("x", from, to), comparison("\"x\"")));
    only(
        "bridge-does-not-meet",
        &[&one("site", "job"), &one("case", "site").replace("unit = \"person\"", "unit = \"case\"")],
        &[&one("case", "person"), &one("person", "case"), &one("case", "site")],
    );
    only("bridge-goes-nowhere", &[&one("case", "case")], &[]);
    // One after the other: the second starts where the first leads.
    let two = |second: (&str, &str)| {
        compared(&format!(
            "{}{}{}",
            bridge("x", "case", "site"),
            bridge("y", second.0, second.1),
            comparison("\"x\", \"y\"")
        ))
    };
    only(
        "bridge-does-not-meet",
        &[&two(("case", "job"))],
        &[&two(("site", "person")), &two(("person", "site"))],
    );
    // Across what is not said a bridge may lead.
    let place = |x: &str| {
        let concept =
            "[concepts.p]\nlabel = \"p\"\n[concepts.q]\nlabel = \"q\"\n[concepts.r]\nlabel = \"r\"\n";
        let own = if x.is_empty() { String::new() } else { format!("\nconcept = \"{x}\"") };
        format!(
            "{concept}{}{}[bridges.x]\naxis = \"concept\"\nfrom = \"p\"\nto = \"q\"\nfactor = \"2\"\nkind = \"assumption\"\nwhy = \"so\"\n{}",
            figure("a", "259", &format!("detections = \"2022\"{own}")),
            figure("b", "900", "detections = \"2022\"\nconcept = \"r\""),
            comparison("\"x\"")
        )
    };
    only("bridge-does-not-meet", &[&place("r")], &[&place(""), &place("p"), &place("q")]);
    // A correction is of one of the two.
    let corrects = |of: &str| {
        format!(
            "{}{}[bridges.x]\ncorrects = \"{of}\"\naddend = \"20\"\nkind = \"assumption\"\nwhy = \"so\"\n{}",
            compared(""),
            figure("z", "5", "detections = \"2022\""),
            comparison("\"x\"")
        )
    };
    only("bridge-does-not-meet", &[&corrects("z")], &[&corrects("a"), &corrects("b")]);
}

#[test]
fn a_factor_holds_the_ratios_that_it_rests_on() {
    let of = |factor: &str, p: &str, q: &str| {
        let bridge = format!(
            "[bridges.x]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"{factor}\"\nratios = [[\"p\", \"q\"]]\nkind = \"evidence\"\nsources = [\"s\"]\nwhy = \"so\"\n"
        );
        format!(
            "{bridge}{}{}",
            figure("p", p, "detections = \"2022\"\nbasis = \"register\"\nunit = \"person\""),
            figure("q", q, "detections = \"2022\"\nbasis = \"register\"")
        )
    };
    only(
        "ratio-outside-factor",
        &[
            &of("2.00 to 3.00", "457", "101"),
            &of("2.00 to 3.00", "157", "101"),
            &of("2.00", "257", "101"),
            &of("2.00 to 3.00", "at least 457", "101"),
        ],
        &[
            &of("2.00 to 3.00", "303", "101"),
            &of("2.00 to 3.00", "202", "101"),
            &of("2.00 to 3.00", "at least 157", "101"),
            &of("2.00 to 3.00", "457", "at least 101"),
            &of("2.00 to 3.00", "5", "0"),
        ],
    );
}

#[test]
fn addends_and_bases_are_of_the_kind_of_what_they_change() {
    let of = |value: &str, operation: &str| {
        let scale = if value.contains('%') || value.contains("per ") {
            "population = \"w\"\nunit = \"person\""
        } else {
            "unit = \"person\""
        };
        format!(
            "[populations.w]\nlabel = \"w\"\n{}{}[bridges.x]\n{operation}\nkind = \"assumption\"\nwhy = \"so\"\n[comparisons.c]\nbetween = [\"a\", \"b\"]\nbridges = [\"x\"]\n",
            figure("a", value, &format!("stock = \"2022\"\n{scale}")),
            figure("b", value, &format!("stock = \"2022\"\n{scale}"))
        )
    };
    let add = |value: &str, addend: &str| of(value, &format!("corrects = \"a\"\naddend = \"{addend}\""));
    only(
        "addend-of-another-kind",
        &[
            &add("6.1%", "2.8"),
            &add("6.1%", "2.8%"),
            &add("61", "2 points"),
            &add("61", "2%"),
            &add("12 per 100,000", "2"),
            &add("2 points", "2%"),
        ],
        &[&add("6.1%", "2.8 points"), &add("61", "28"), &add("12 per 100,000", "2 per 100,000")],
    );
    let hint = |entries: &str| {
        let text = with(entries);
        alone("d.toml", &text).diagnostics.iter().find_map(|d| d.hint.clone())
    };
    assert_eq!(
        hint(&add("6.1%", "2.8")).as_deref(),
        Some("write percentage points: addend = \"2.8 points\"")
    );
    assert_eq!(
        hint(&add("12 per 100,000", "2")).as_deref(),
        Some("write it on the scale of the rate: addend = \"12 per 100,000\"")
    );
    assert_eq!(hint(&add("61", "2 points")).as_deref(), Some("write a number in the unit of the figure"));
    let message =
        |entries: &str| alone("d.toml", &with(entries)).diagnostics.iter().map(|d| d.message.clone()).next();
    let shares = message(&add("6.1%", "2.8%"));
    assert!(
        shares
            .as_ref()
            .is_some_and(|said| *said == "a percentage added to a percentage may be points or percent of it"),
        "{shares:?}"
    );
    assert_eq!(message(&add("61", "2 points")).as_deref(), Some("a change is added to a number of things"));
    let base = |value: &str| of(value, "of = \"a\"\nbase = \"4 million\"");
    only("base-of-a-number", &[&base("61")], &[&base("6.1%")]);
}

#[test]
fn comparisons_and_benchmarks() {
    let pair = |between: &str| compared(&format!("[comparisons.c]\nbetween = [{between}]\n"));
    only("self-comparison", &[&pair("\"a\", \"a\"")], &[&pair("\"a\", \"b\"")]);
    let reconciled = |between: &str| {
        compared(&format!(
            "[reconciliations.r]\nbetween = [{between}]\nlines = [{{ label = \"rest\", value = \"641\" }}]\n"
        ))
    };
    assert!(faults(&reconciled("\"a\", \"a\"")).contains(&"self-comparison"));
    assert!(!faults(&reconciled("\"a\", \"b\"")).contains(&"self-comparison"));
    // What has been superseded, but for by the other side, or by a count to another day.
    let newer = |time: &str, between: &str| {
        format!(
            "{}{}[comparisons.c]\nbetween = [{between}]\n",
            compared(""),
            figure("n", "300", &format!("{time}supersedes = \"a\""))
        )
    };
    let same = "detections = \"2022\"\n";
    assert_eq!(faults(&newer(same, "\"a\", \"b\"")), ["superseded"]);
    assert_eq!(faults(&newer(same, "\"b\", \"a\"")), ["superseded"]);
    assert_eq!(faults(&newer(same, "\"a\", \"n\"")), [""; 0]);
    assert_eq!(faults(&newer("detections = \"2022-01/2023-06\"\n", "\"a\", \"b\"")), [""; 0]);
    assert_eq!(faults(&newer("", "\"a\", \"b\"")), [""; 0]);
    let benchmark = |used: &str, measured: &str| {
        compared(&format!(
            "[benchmarks.m]\n{measured}\nof = \"entrants\"\nwhy = \"elsewhere\"\nsources = [\"s\"]\n[comparisons.c]\nbetween = [\"a\", \"b\"]\n{used}"
        ))
    };
    only(
        "unused-benchmark",
        &[&benchmark("", "coverage = \"20%\"")],
        &[&benchmark("benchmarks = [\"m\"]\n", "coverage = \"20%\"")],
    );
    assert_eq!(faults(&benchmark("benchmarks = [\"m\"]\n", "between = [\"a\", \"a\"]")), ["self-comparison"]);
    assert_eq!(faults(&benchmark("benchmarks = [\"m\"]\n", "between = [\"a\", \"b\"]")), [""; 0]);
    let circular = |kind: &str| {
        format!(
            "{}{}",
            figure("r", "259", "detections = \"2022\"\nbasis = \"register\""),
            benchmark("benchmarks = [\"m\"]\n", "between = [\"a\", \"b\"]")
        )
        .replace(
            "unit = \"person\"\n",
            &format!("unit = \"person\"\nlineage = [{{ of = \"r\", kind = \"{kind}\", why = \"so\" }}]\n"),
        )
    };
    only(
        "circular-benchmark",
        &[&circular("count × constant")],
        &[&circular("contains the count"), &circular("independent")],
    );
}

#[test]
fn sums_are_of_like_parts_and_add_up() {
    let sum = |total: (&str, &str), parts: &[(&str, &str)]| {
        let of = |id: &str, (value, more): (&str, &str)| {
            figure(
                id,
                value,
                &format!("{}{more}", if more.contains(" = \"20") { "" } else { "detections = \"2022\"\n" }),
            )
        };
        let names = ["p", "q", "r"];
        let figures: String = parts.iter().zip(names).map(|(part, id)| of(id, *part)).collect();
        let list = names[..parts.len()].iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
        format!("{}{figures}[sums.s]\ntotal = \"t\"\nparts = [{list}]\ncomplete = true\n", of("t", total))
    };
    let plain = |total: &str, parts: [&str; 2]| sum((total, ""), &[(parts[0], ""), (parts[1], "")]);
    only(
        "parts-do-not-add-up",
        &[&plain("123", ["24", "44"]), &plain("60", ["24", "44"])],
        &[
            &plain("68", ["24", "44"]),
            &plain("about 70", ["24", "44"]),
            &plain("68 thousand", ["24.4 thousand", "43.5 thousand"]),
        ],
    );
    only(
        "sum-without-floor",
        &[&plain("at least 700", ["at least 400", "about 300"])],
        &[&plain("at least 700", ["at least 400", "at least 300"])],
    );
    assert_eq!(faults(&sum(("68", ""), &[("24", ""), ("44", "unit = \"person\"")])), ["sum-of-unlike-units"]);
    assert_eq!(faults(&sum(("68", ""), &[("24", ""), ("44 a year", "")])), ["sum-of-unlike-kinds"]);
    assert_eq!(faults(&sum(("68", ""), &[("24", ""), ("44", "stock = \"2022\"")])), ["mixed-sum"]);
    let percent = "unit = \"percent\"\npopulation = \"w\"";
    let shares = |base: &str| {
        format!(
            "[populations.w]\nlabel = \"w\"\n[populations.v]\nlabel = \"v\"\n{}",
            sum(("68%", percent), &[("24%", percent), ("44%", &percent.replace("\"w\"", base))])
        )
    };
    assert_eq!(faults(&shares("\"v\"")), ["mixed-sum"]);
    assert_eq!(faults(&shares("\"w\"")), [""; 0]);
}

#[test]
fn statements_of_after_the_dossier() {
    let of = |as_of: &str, published: &str| {
        let text = with(&format!("published = \"{published}\"\n[speakers.m]\nlabel = \"M\"\n[statements.x]\nwording = \"it is not so\"\ndenies = [\"a\"]\nsource = \"s\"\nspeaker = \"m\"\n{}", figure("a", "259", "stock = \"2021\"\nsaid = \"2021\"")))
            .replace("title = \"t\"\n", &format!("title = \"t\"\nas-of = \"{as_of}\"\n"));
        codes(&alone("d.toml", &text))
    };
    assert!(of("2023-06-10", "2023-06-11").contains(&"said-after-as-of"));
    assert!(!of("2023-06-10", "2023-06-10").contains(&"said-after-as-of"));
}

#[test]
fn nobody_takes_back_what_another_said() {
    let of = |retracts: &str| {
        let text = with(&format!(
            "publisher = \"An office\"\n[sources.g]\nkind = \"report\"\ntitle = \"G\"\npublisher = \"A group\"\n{}{}{}",
            figure("own", "259", "stock = \"2021\""),
            figure("other", "300", "stock = \"2021\"\nsource = \"g\""),
            figure("new", "200", &format!("stock = \"2022\"\nretracts = [{retracts}]"))
        ));
        alone("d.toml", &text).diagnostics.into_iter().map(|d| d.message).collect::<Vec<_>>()
    };
    assert_eq!(of("\"own\""), [""; 0]);
    let message = ["`other` was not said by those who are said to take it back"];
    assert_eq!(of("\"other\""), message);
    assert_eq!(of("\"own\", \"other\""), message);
}

#[test]
fn a_part_lies_within_its_whole_in_place_too() {
    let faults = |part: &str, whole: &str| {
        let text = with(&format!(
            "{}{}",
            figure("p", "5", &format!("stock = \"2022\"\npart-of = \"w\"\nplace = {part}")),
            figure("w", "9", &format!("stock = \"2022\"\nplace = {whole}"))
        ));
        codes(&alone("d.toml", &text))
    };
    let outside = ["part-outside-whole"];
    assert_eq!(faults("[\"KH\", \"VN\"]", "\"KH\""), outside, "the whole is a part of it");
    assert_eq!(faults("\"035\"", "\"KH\""), outside, "the whole is a part of it");
    assert_eq!(faults("\"KH\"", "\"VN\""), outside);
    assert_eq!(faults("[\"KH\", \"VN\"]", "[\"KH\", \"VN\"]"), [""; 0]);
    assert_eq!(faults("\"KH-18\"", "\"KH\""), [""; 0]);
    assert_eq!(faults("\"KH\"", "\"035\""), [""; 0]);
    // Whether parts of a country make up the whole is not known, nor whether they lie within one another.
    assert_eq!(faults("\"KH\"", "\"KH-18\""), [""; 0]);
}

#[test]
fn parts_that_overlap_say_in_what() {
    let messages = |time: &str, one: &str, other: &str| {
        let text = with(&format!(
            "{}{}{}[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\n",
            figure("t", "60", time),
            figure("p", "41", one),
            figure("q", "52", other)
        ));
        let found = alone("d.toml", &text).diagnostics;
        found
            .into_iter()
            .filter(|d| d.code.as_str() == "overlapping-parts")
            .map(|d| d.message)
            .collect::<Vec<_>>()
    };
    let in_place = ["`p` and `q` overlap in place: what is in both is counted twice"];
    let places = |time: &str| {
        messages(
            &format!("{time}\nplace = \"KH\""),
            &format!("{time}\nplace = \"KH\""),
            &format!("{time}\nplace = \"KH-18\""),
        )
    };
    assert_eq!(places("stock = \"2022-06-30\""), in_place);
    assert_eq!(places("detections = \"2022\""), in_place);
    assert_eq!(
        messages("present = \"2022\"", "present = \"2022-01/2022-06\"", "present = \"2022-07/2022-12\""),
        ["`p` and `q` are of those who were there at two times: some may be in both"]
    );
    assert_eq!(
        messages(
            "detections = \"2022\"",
            "detections = \"2022-01/2022-06\"",
            "detections = \"2022-06/2022-12\""
        ),
        ["`p` and `q` overlap in time: what is in both is counted twice"]
    );
}

#[test]
fn an_operation_that_has_no_number_is_true_or_left_out() {
    let of = |operation: &str| {
        let text = with(&format!(
            "[bridges.x]\naxis = \"time\"\nfrom = \"present\"\nto = \"detections\"\n{operation}\nkind = \"assumption\"\nwhy = \"so\"\n"
        ));
        let codes = codes(&alone("d.toml", &text));
        codes.into_iter().filter(|code| *code != "unused-bridge").collect::<Vec<_>>()
    };
    for key in ["window", "identity"] {
        assert_eq!(of(&format!("{key} = true")), [""; 0], "{key}");
        assert_eq!(of(&format!("{key} = \"true\"")), [""; 0], "{key}: as a cell of a table has it");
        for wrong in ["false", "\"false\"", "1", "[true]"] {
            assert_eq!(of(&format!("{key} = {wrong}")), ["wrong-type"], "{key} = {wrong}");
        }
    }
}

#[test]
fn a_word_that_is_no_axis_is_told_the_axes() {
    let hint = |axis: &str| {
        let text = with(&format!(
            "[bridges.x]\n{axis}from = \"a\"\nto = \"b\"\nidentity = true\nkind = \"assumption\"\nwhy = \"so\"\n"
        ));
        alone("d.toml", &text).diagnostics.into_iter().find_map(|d| d.hint)
    };
    // In the order of docs/format.md.
    let axes = "unit, concept, population, place, time, status";
    assert_eq!(hint("axis = \"colour\"\n"), Some(format!("the axes are {axes}")));
    assert_eq!(hint(""), Some(format!("axis is one of {axes}, or the bridge `corrects` a figure")));
}

#[test]
fn places_overlap_others_by_name_or_by_code() {
    let reading = |overlaps: &str| {
        let text = with(&format!(
            "[places.harbour]\nlabel = \"Harbour\"\n[places.province]\nlabel = \"Province\"\ncode = \"KH-18\"\n[places.coast]\nlabel = \"Coast\"\noverlaps = [{overlaps}]\n"
        ));
        alone("d.toml", &text)
    };
    let overlapped = |overlaps: &str| {
        let dossier = reading(overlaps).dossier.unwrap();
        let places = dossier.places.iter();
        let coast = places.map(|(_, place)| place).find(|place| place.label == "Coast").unwrap();
        coast.overlaps.iter().cloned().collect::<Vec<_>>()
    };
    assert_eq!(overlapped("\"harbour\""), ["harbour"]);
    // A name that stands for a code is the code.
    assert_eq!(overlapped("\"province\", \"VN\""), ["KH-18", "VN"]);
    assert_eq!(codes(&reading("\"nowhere\"")), ["unknown-place"]);
}

#[test]
fn a_point_before_three_digits_is_asked_about_where_things_are_counted() {
    let of = |value: &str, unit: &str| {
        let text = format!(
            "[units]\nbag = \"bags\"\nox = \"oxen\"\n{}",
            figure("f", value, &format!("stock = \"2022\"\nunit = \"{unit}\""))
        );
        faults(&text)
    };
    let asked = ["point-or-thousands"];
    assert_eq!(of("1.213", "person"), asked);
    assert_eq!(of("about 12.500", "bag"), asked, "three letters, and no currency");
    assert_eq!(of("1.213", "ox"), asked);
    // Sums of money have such points, three digits behind one are no thousands of a number below one, and a scale says what is meant.
    assert_eq!(of("1.213", "EUR"), [""; 0]);
    assert_eq!(of("0.213", "person"), [""; 0]);
    assert_eq!(of("1.21", "person"), [""; 0]);
    assert_eq!(of("1.213 million", "person"), [""; 0]);
}

#[test]
fn a_row_of_a_series_is_labelled_by_a_text_or_a_year() {
    let labels = |label: &str| {
        let text = with(&format!(
            "[series.x]\nlabel = \"X\"\nrows = [{{ label = {label}, count = \"5\", estimate = \"7\" }}]\n[series.x.count]\nunit = \"case\"\nstock = \"2022\"\n[series.x.estimate]\nunit = \"case\"\nstock = \"2022\"\n"
        ));
        let reading = alone("d.toml", &text);
        let labels: Option<Vec<String>> = reading.dossier.as_ref().map(|dossier| {
            dossier.series.iter().flat_map(|(_, series)| &series.rows).map(|row| row.label.clone()).collect()
        });
        (labels.unwrap_or_default().join("|"), codes(&reading))
    };
    assert_eq!(labels("\"Elsewhere, 2023\""), ("Elsewhere, 2023".to_owned(), vec![]));
    assert_eq!(labels("2023"), ("2023".to_owned(), vec![]));
    assert_eq!(labels("\"  \""), (String::new(), vec!["empty-text"]));
    assert_eq!(labels("[2023]"), (String::new(), vec!["wrong-type"]));
}

#[test]
fn rows_of_a_series_stand_in_the_dossier_and_in_a_table() {
    let labels = |rows: &str| {
        let text = with(&format!(
            "[series.x]\nlabel = \"X\"\ntable = \"x.csv\"\n{rows}[series.x.count]\nunit = \"case\"\nstock = \"2022\"\n[series.x.estimate]\nunit = \"case\"\nstock = \"2022\"\n"
        ));
        let reading =
            read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |_| -> Result<_, TableError> {
                Ok(b"label,count,estimate\nB,6,8\nC,7,9\n".to_vec())
            });
        assert_eq!(codes(&reading), [""; 0]);
        let dossier = reading.dossier.unwrap();
        let rows: Vec<String> =
            dossier.series.iter().flat_map(|(_, series)| &series.rows).map(|row| row.label.clone()).collect();
        rows
    };
    assert_eq!(labels(""), ["B", "C"]);
    assert_eq!(labels("rows = [{ label = \"A\", count = \"5\", estimate = \"7\" }]\n"), ["A", "B", "C"]);
}

#[test]
fn an_expectation_is_of_the_result_that_it_names() {
    let of = |expected: &str| {
        let text = with(&compared(&format!(
            "[comparisons.c]\nbetween = [\"a\", \"b\"]\n[[expect]]\ncomparison = \"c\"\n{expected}\n"
        )));
        alone("d.toml", &text).dossier.unwrap().expectations.remove(0).that
    };
    for (expected, result) in [
        ("ratio = \"2 to 3\"", ResultName::Ratio),
        ("difference = \"2 to 3\"", ResultName::Difference),
        ("coverage = \"20% to 30%\"", ResultName::Coverage),
    ] {
        let that = of(expected);
        assert!(matches!(that, Expected::Lies { what, .. } if what == result), "{expected}: {that:?}");
    }
    assert!(matches!(of("grade = \"open\""), Expected::Grade(_)));
}

#[test]
fn a_coverage_may_be_whole_and_a_rate_is_no_number_of_percent() {
    let bridge = |value: &str| {
        let text = format!(
            "[bridges.x]\naxis = \"time\"\nfrom = \"present\"\nto = \"detections\"\ncoverage = \"{value}\"\nkind = \"assumption\"\nwhy = \"so\"\n"
        );
        faults(&text)
    };
    assert_eq!(bridge("100%"), [""; 0]);
    assert_eq!(bridge("100.1%"), ["share-out-of-bounds"]);
    assert_eq!(bridge("0%"), ["share-out-of-bounds"]);
    let rate = |unit: &str| {
        let more = format!("stock = \"2022\"\npopulation = \"w\"\nunit = \"{unit}\"");
        faults(&format!("[populations.w]\nlabel = \"w\"\n{}", figure("r", "12 per 100,000", &more)))
    };
    assert_eq!(rate("percent"), ["bad-value"]);
    assert_eq!(rate("person"), [""; 0]);
}
