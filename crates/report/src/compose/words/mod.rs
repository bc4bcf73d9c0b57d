//! The words for codes: one file per noun, so that each code has one wording in the whole workspace.

pub(super) mod axis;
pub(super) mod basis;
pub(super) mod flag;
pub(super) mod grade;
pub(super) mod numeral;
pub(super) mod obstacle;
pub(super) mod reason;
pub(super) mod refusal;
