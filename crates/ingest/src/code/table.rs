//! The codes as a table.

use super::{Code, explain};

/// All codes as a table in Markdown, for documentation.
#[must_use]
pub fn diagnostics_table() -> String {
    let mut table = String::from(
        "| code | severity | what | why | example | how to mend it |\n|---|---|---|---|---|---|\n",
    );
    for &code in Code::ALL {
        let e = explain(code);
        let row = [e.what, e.why, e.example, e.fix].map(|text| text.replace('|', "\\|"));
        let [what, why, example, fix] = row;
        table.push_str(&format!(
            "| `{code}` | {} | {what} | {why} | `{example}` | {fix} |\n",
            code.severity().as_str()
        ));
    }
    table
}
