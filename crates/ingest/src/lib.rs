//! Text to model: grammars of values and periods, dossiers read and written, every fault located
