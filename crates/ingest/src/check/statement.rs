//! Claims without a number.

use super::Checker;

impl Checker<'_> {
    pub(super) fn statements(&mut self) {
        let dossier = self.dossier;
        for (id, statement) in dossier.statements.iter() {
            self.after_as_of(&["statements", id.as_str(), "source"], dossier.stated_on(statement));
        }
    }
}
