//! Any text in any format: no panic, spans on character boundaries and within the text.

#![no_main]

use darkfigure_extract::{Candidates, Format, Options};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&choice, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let format = match choice % 3 {
        0 => Format::PlainText,
        1 => Format::Markdown,
        _ => Format::Html,
    };
    let options = Options { format, decoys: true, ages: choice & 4 != 0, dot_groups: choice & 8 != 0 };
    let mut candidates = Candidates::new(&text, &options);
    for c in candidates.by_ref() {
        let mut spans = vec![c.span];
        spans.extend(c.qualifier_span);
        spans.extend(c.noun.iter().flat_map(|n| [Some(n.span), Some(n.head), n.base]).flatten());
        spans.extend(c.change.map(|x| x.cue));
        spans.extend(c.subset_of);
        spans.extend(c.attribution.iter().flat_map(|a| [Some(a.source), Some(a.cue), a.antecedent]).flatten());
        spans.extend(c.period);
        spans.extend(c.place);
        for span in spans {
            assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        }
        assert!((0.0..=1.0).contains(&c.confidence));
    }
    for decoy in candidates.take_decoys() {
        assert!(text.get(decoy.span.start..decoy.span.end).is_some(), "{decoy:?}");
    }
});
