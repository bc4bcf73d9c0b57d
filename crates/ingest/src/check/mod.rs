//! What must hold between entries, once all of them are read.

use darkfigure_model::Dossier;

use crate::Diagnostic;
use crate::tree::Node;

pub(crate) fn check(_dossier: &Dossier, _root: &Node, _found: &mut Vec<Diagnostic>) {}
