//! Claims without a number.

use super::Checker;
use crate::Code;

impl Checker<'_> {
    pub(super) fn statements(&mut self) {
        let dossier = self.dossier;
        for (id, statement) in dossier.statements.iter() {
            let own = dossier.taken_back_in(statement);
            if let Some(other) = statement.retracts.iter().find(|taken| !own.contains(taken)) {
                let message = format!("`{other}` was not said by those who are said to take it back");
                self.note(Code::RetractedByAnother, &["statements", id.as_str(), "retracts"], message).hint =
                    Some("who calls another's number wrong `denies` it".to_owned());
            }
            self.after_as_of(&["statements", id.as_str(), "source"], dossier.stated_on(statement));
        }
    }
}
