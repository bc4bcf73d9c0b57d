//! Uses `darkfigure-extract` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_extract::{Options, extract};

    #[test]
    fn a_sentence_gives_its_figure_with_its_bytes() {
        let text = "Officials counted at least 1,213 cases last year.";
        let found = extract(text, &Options::default());
        let number = found.first().expect("one figure").span;
        assert_eq!(&text[number.start..number.end], "1,213");
    }
}
