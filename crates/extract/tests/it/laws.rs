//! What holds of every text.

use darkfigure_extract::{Candidate, Candidates, Options, Qualifier, ReadValue, SourceFormat, Span, extract};
use proptest::prelude::*;

/// All spans of a candidate.
fn spans(c: &Candidate) -> Vec<Span> {
    let mut all = vec![c.span];
    all.extend(c.qualifier_span);
    all.extend(c.noun.iter().flat_map(|n| [Some(n.span), Some(n.head), n.base]).flatten());
    all.extend(c.change.map(|x| x.cue));
    all.extend(c.subset_of);
    all.extend(c.attribution.iter().flat_map(|a| [Some(a.source), Some(a.cue), a.antecedent]).flatten());
    all.extend(c.period);
    all.extend(c.place);
    all
}

fn check(text: &str, options: &Options) -> Result<(), TestCaseError> {
    let mut candidates = Candidates::new(text, options);
    let mut last = 0;
    for c in candidates.by_ref() {
        for span in spans(&c) {
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
        }
        prop_assert!(!c.span.is_empty());
        prop_assert!(c.span.start >= last, "candidates come in the order of the text");
        last = c.span.start;
        prop_assert!((0.0..=1.0).contains(&c.confidence));
        prop_assert!(!c.why.is_empty());
        if let ReadValue::Range { low, high } = c.value {
            prop_assert!(low <= high);
        }
    }
    for d in candidates.take_decoys() {
        prop_assert!(text.get(d.span.start..d.span.end).is_some());
    }
    Ok(())
}

/// Pieces that the grammar reads, in any order.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "at least", "no more than", "nowhere near", "between", "and", "to", "from", "about", "some", "or more", "-odd", "+",
            "one", "two", "three", "half", "a", "third", "quarter", "twenty", "hundred", "thousand", "million", "dozens", "of",
            "in", "out", "million and a half", "per cent", "%", "$", "€", "people", "women", "cases of fraud", "killed", "wounded",
            "police", "said", "Mr. Stone", "according to", "the ministry", "claims", "denied that", "rose", "fell", "by", "(", ")",
            "“", "”", "\"", "’s", "‘", "-", "–", ",", ".", ";", ":", "|", "\n", "\n\n", "March", "Monday", "last year", "2019",
            "Article", "No.", "Camp", "call", "aged", "year-old", "p.m.", "½", "×", "e", "^", "<p>", "&amp;", "&", "<", "`", "**",
        ]).prop_map(str::to_owned),
        2 => "[0-9]{1,4}([.,][0-9]{1,3}){0,2}",
        1 => "[0-9]{1,3}( [0-9]{3}){1,2}",
        1 => "[a-zA-Z]{1,9}",
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), prop::bool::weighted(0.8)), 0..40)
        .prop_map(|parts| parts.into_iter().map(|(p, space)| if space { p + " " } else { p }).collect())
}

fn options() -> impl Strategy<Value = Options> {
    (
        prop::sample::select(vec![SourceFormat::PlainText, SourceFormat::Markdown, SourceFormat::Html]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(format, ages, dot_groups)| Options { format, decoys: true, ages, dot_groups })
}

/// A paragraph of plain sentences with figures, none of which leans on what was said before.
fn paragraph() -> impl Strategy<Value = String> {
    let sentence = (
        prop::sample::select(vec![
            "The agency counted",
            "Officials reported",
            "The survey found",
            "Nurses treated",
        ]),
        prop::sample::select(vec!["", "at least ", "about ", "fewer than ", "up to "]),
        2u32..999_999,
        prop::sample::select(vec!["families", "patients", "cases of cholera", "burned homes", "women"]),
        prop::sample::select(vec!["", " in the northern valley", " near the old bridge", " last year"]),
    )
        .prop_map(|(who, hedge, n, noun, tail)| format!("{who} {hedge}{} {noun}{tail}.", grouped(n)));
    prop::collection::vec(sentence, 1..5).prop_map(|s| s.join(" "))
}

fn grouped(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// A number in words as a newspaper would spell it.
fn words(n: u32) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match n {
        0..20 => SMALL[n as usize].to_owned(),
        20..100 => {
            let ten = TENS[(n / 10) as usize];
            if n.is_multiple_of(10) { ten.to_owned() } else { format!("{ten}-{}", SMALL[(n % 10) as usize]) }
        }
        100..1000 => {
            let hundred = format!("{} hundred", SMALL[(n / 100) as usize]);
            if n.is_multiple_of(100) { hundred } else { format!("{hundred} and {}", words(n % 100)) }
        }
        1000..1_000_000 => {
            let thousand = format!("{} thousand", words(n / 1000));
            match n % 1000 {
                0 => thousand,
                rest @ 1..100 => format!("{thousand} and {}", words(rest)),
                rest => format!("{thousand} {}", words(rest)),
            }
        }
        _ => format!("{} million", words(n / 1_000_000)),
    }
}

fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        let n = word.chars().count();
        if used > 0 && used + 1 + n > width {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += n;
    }
    out
}

fn values(candidates: &[Candidate]) -> Vec<(String, Qualifier)> {
    candidates.iter().map(|c| (format!("{:?}", c.value), c.qualifier)).collect()
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>(), options in options()) {
        check(&text, &options)?;
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), options in options()) {
        check(&String::from_utf8_lossy(&bytes), &options)?;
    }

    #[test]
    fn any_mix_of_what_the_grammar_knows_is_read(text in text(), options in options()) {
        check(&text, &options)?;
    }

    #[test]
    fn the_same_text_gives_the_same_candidates(text in text(), options in options()) {
        prop_assert_eq!(extract(&text, &options), extract(&text, &options));
    }

    /// Two paragraphs give the union of their figures, shifted; only what is carried over may differ.
    #[test]
    fn paragraphs_are_read_one_by_one(a in paragraph(), b in paragraph()) {
        let options = Options::default();
        let both = format!("{a}\n\n{b}");
        let shift = a.len() + 2;
        let mut apart = extract(&a, &options);
        apart.extend(extract(&b, &options).into_iter().map(|mut c| {
            c.span = Span { start: c.span.start + shift, end: c.span.end + shift };
            c
        }));
        let together = extract(&both, &options);
        prop_assert_eq!(together.len(), apart.len());
        for (x, y) in together.iter().zip(&apart) {
            prop_assert_eq!(x.span, y.span);
            prop_assert_eq!(x.value, y.value);
            prop_assert_eq!(x.qualifier, y.qualifier);
        }
    }

    #[test]
    fn wrapping_lines_keeps_values(text in paragraph(), width in 18usize..120) {
        let options = Options::default();
        prop_assert_eq!(values(&extract(&text, &options)), values(&extract(&wrap(&text, width), &options)));
    }

    #[test]
    fn digits_are_read_back(n in 2u32..=999_999_999) {
        let text = format!("They found {} stones.", grouped(n));
        let found = extract(&text, &Options::default());
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].value, ReadValue::Point(f64::from(n)));
        prop_assert_eq!(found[0].span.slice(&text), grouped(n));
    }

    #[test]
    fn words_are_read_back(n in 2u32..1_000_000) {
        let text = format!("They found {} stones.", words(n));
        let found = extract(&text, &Options::default());
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, ReadValue::Point(f64::from(n)), "{}", text);
        prop_assert_eq!(found[0].span.slice(&text), words(n));
    }

    #[test]
    fn magnitudes_are_read_back(tenths in 11u32..9_990, suffix in prop::sample::select(vec![(" million", 1e6), (" billion", 1e9), ("k", 1e3), ("bn", 1e9)])) {
        prop_assume!(tenths % 10 != 0);
        let number = format!("{}.{}{}", tenths / 10, tenths % 10, suffix.0);
        let text = format!("They found {number} stones.");
        let found = extract(&text, &Options::default());
        prop_assert_eq!(found.len(), 1, "{}", text);
        let want = f64::from(tenths) / 10.0 * suffix.1;
        prop_assert!(found[0].value.point().is_some_and(|v| (v - want).abs() <= want * 1e-12), "{} {:?}", text, found[0].value);
    }

    #[test]
    fn ranges_are_read_back(low in 2u32..50_000, more in 1u32..50_000, form in 0usize..4) {
        let high = low + more;
        let (low_text, high_text) = (grouped(low), grouped(high));
        // a dash between plain numbers may be a year, a result or a telephone number
        let form = if form == 3 && (low < 1000 || low_text.len() != high_text.len()) { 0 } else { form };
        let number = match form {
            0 => format!("between {low_text} and {high_text}"),
            1 => format!("{low_text} to {high_text}"),
            2 => format!("from {low_text} to {high_text}"),
            _ => format!("{low_text}–{high_text}"),
        };
        // "5 to 6,000" means 5,000 to 6,000
        prop_assume!(!(low < 1000 && high >= 1000));
        let text = format!("They counted {number} stones.");
        let found = extract(&text, &Options::default());
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, ReadValue::Range { low: f64::from(low), high: f64::from(high) }, "{}", text);
        prop_assert_eq!(found[0].qualifier, Qualifier::Range);
    }

    /// Markup around the words changes nothing but the spans, and slicing the source gives the surface.
    #[test]
    fn markup_is_transparent(text in paragraph()) {
        let plain = extract(&text, &Options::default());
        let html = format!("<html><head><style>p {{ width: 300px }}</style></head><body><p class=\"n7\">{}</p></body></html>", text.replace("cases", "<b>cases</b>"));
        let markdown = format!("{}\n", text.replace("cases", "**cases**"));
        for (source, format) in [(html, SourceFormat::Html), (markdown, SourceFormat::Markdown)] {
            let marked = extract(&source, &Options { format, ..Options::default() });
            prop_assert_eq!(values(&plain), values(&marked));
            for (a, b) in plain.iter().zip(&marked) {
                prop_assert_eq!(a.span.slice(&text), b.span.slice(&source));
            }
        }
    }
}

/// A paragraph without end costs time in step with its length, and no stack.
#[test]
fn long_inputs_stay_linear() {
    for piece in [
        "one in two of ",
        "12 and ",
        "(((",
        "“said ",
        "hundred and ",
        "<b>",
        "3-4-",
        "of the ",
        "&#1",
        "at least ",
        "between 1 and ",
        "\n",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        for format in [SourceFormat::PlainText, SourceFormat::Markdown, SourceFormat::Html] {
            let count =
                Candidates::new(&text, &Options { format, decoys: true, ..Options::default() }).count();
            assert!(count <= text.len());
        }
    }
}
