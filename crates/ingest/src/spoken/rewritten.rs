//! What people type, in the words of the grammar of values.

/// Numbers in words.
const WORDS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
];

/// The text with numbers in digits, and both ends of "3-4,000" written out.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(in_digits).collect();
    one_in(&quarters(&shared_thousands(&none(&dozens(words).join(" ")))))
}

/// "1 person in 5" as "1 in 5 person", the order in which a share is read. "12 people in 3 provinces" goes on behind its second number.
fn one_in(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.parse::<u32>().is_ok_and(|n| n > 0);
    let at = words.iter().position(|word| word.eq_ignore_ascii_case("in"));
    match at {
        Some(at) if at + 2 == words.len() && at >= 2 && is_number(words[at + 1]) => {
            let Some(first) = words[..at].iter().position(|word| is_number(word)) else {
                return text.to_owned();
            };
            let noun = &words[first + 1..at];
            // A year is no whole of which so many are one.
            let is_year = words[at + 1].len() == 4;
            let is_noun = !noun.is_empty()
                && noun.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '-'));
            if is_year || !is_noun {
                return text.to_owned();
            }
            format!("{} in {} {}", words[..=first].join(" "), words[at + 1], noun.join(" "))
        }
        Some(_) | None => text.to_owned(),
    }
}

/// "A quarter of a million" as 0.25 million, and "3 quarters of a billion" as 0.75 billion.
fn quarters(text: &str) -> String {
    const QUARTERS: &[(&str, &str)] =
        &[("a quarter of a ", "0.25 "), ("1 quarter of a ", "0.25 "), ("3 quarters of a ", "0.75 ")];
    let lower = text.to_ascii_lowercase();
    let found = QUARTERS.iter().find_map(|&(words, number)| lower.find(words).map(|at| (at, words, number)));
    match found {
        Some((at, words, number)) if crate::numeral::names_multiplier(&text[at + words.len()..]) => {
            format!("{}{number}{}", &text[..at], &text[at + words.len()..])
        }
        Some(_) | None => text.to_owned(),
    }
}

/// "2 dozen" as 24, and "half a dozen" as 6.
fn dozens(words: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        let is_half_a = matches!(out.as_slice(), [.., half, a] if half.eq_ignore_ascii_case("half") && a.eq_ignore_ascii_case("a"));
        let number = out.last().and_then(|last| last.parse::<u32>().ok());
        match (word.eq_ignore_ascii_case("dozen"), number, is_half_a) {
            (true, Some(number), _) => {
                out.pop();
                out.push((u64::from(number) * 12).to_string());
            }
            (true, None, true) => {
                out.truncate(out.len() - 2);
                out.push("6".to_owned());
            }
            (true, None, false) | (false, ..) => out.push(word),
        }
    }
    out
}

/// "No deaths" and "not a single case" as zero of them; "no more than" and "not quite" as they are.
fn none(text: &str) -> String {
    let lower = text.to_lowercase();
    if ["nobody", "no 1", "no-one"].contains(&lower.as_str()) {
        return "0 people".to_owned();
    }
    for words in ["not a single ", "not 1 ", "no "] {
        let Some(behind) = lower.strip_prefix(words) else { continue };
        let is_comparison = ["more", "less", "fewer", "further", "longer"]
            .iter()
            .any(|word| behind.split_whitespace().next() == Some(word));
        if !is_comparison && behind.starts_with(char::is_alphabetic) {
            return format!("0 {}", text.get(words.len()..).unwrap_or_default());
        }
    }
    text.to_owned()
}

/// A word that is a number up to ninety-nine as digits, any other as it is.
fn in_digits(word: &str) -> String {
    let digits = |word: &str| WORDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|&(_, n)| n);
    if let Some(digits) = digits(word) {
        return digits.to_owned();
    }
    let compound = word.split_once('-').and_then(|(tens, ones)| digits(tens).zip(digits(ones)));
    match compound {
        Some((tens, ones))
            if tens.len() == 2 && tens.ends_with('0') && tens != "10" && ones.len() == 1 && ones != "0" =>
        {
            format!("{}{ones}", &tens[..1])
        }
        Some(_) | None => word.to_owned(),
    }
}

/// "3-4,000" as "3,000-4,000": the thousands are said once for both, where the left end would be the smaller one then.
fn shared_thousands(text: &str) -> String {
    let Some(at) = text.find(['-', '\u{2013}', '\u{2014}']) else { return text.to_owned() };
    let (before, behind) = text.split_at(at);
    let left_len = before.trim_end().bytes().rev().take_while(u8::is_ascii_digit).count();
    let left_end = before.trim_end().len();
    let left = &before[left_end - left_len..left_end];
    let is_whole = !before[..left_end - left_len].ends_with([',', '.']);
    let dash = behind.chars().next().map_or(0, char::len_utf8);
    let right = behind[dash..].trim_start();
    let lead_len = right.bytes().take_while(u8::is_ascii_digit).count();
    let (lead, groups) = right.split_at(lead_len);
    let mut zeros = 0;
    while groups[zeros..].starts_with(",000") {
        zeros += ",000".len();
    }
    let is_over = !groups[zeros..].starts_with([',', '.']);
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() <= 3);
    match number(left).zip(number(lead)) {
        Some((left, lead)) if is_whole && is_over && zeros > 0 && left < lead => {
            format!("{}{}{behind}", &before[..left_end], &groups[..zeros])
        }
        Some(_) | None => text.to_owned(),
    }
}

/// A number with a point before exactly three digits, where there is one: the point may part thousands or decimals.
pub(super) fn point_or_thousands(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let digits = |range: &mut dyn Iterator<Item = usize>| {
        range.take_while(|&at| bytes.get(at).is_some_and(u8::is_ascii_digit)).count()
    };
    text.match_indices('.').map(|(at, _)| at).find_map(|at| {
        let before = digits(&mut (0..at).rev());
        let after = digits(&mut (at + 1..bytes.len()));
        let (start, end) = (at - before, at + 1 + after);
        let is_part_of_more = start > 0 && matches!(bytes[start - 1], b',' | b'.' | b'_');
        let goes_on = matches!(bytes.get(end), Some(b',' | b'.'));
        let behind = text[end..].trim_start();
        let is_scaled =
            behind.starts_with('%') || behind.starts_with("per") || crate::numeral::names_multiplier(behind);
        let is_such = (1..=3).contains(&before) && after == 3 && bytes[start] != b'0';
        (is_such && !is_part_of_more && !goes_on && !is_scaled).then(|| &text[start..end])
    })
}
