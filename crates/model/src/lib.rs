//! The nouns of contested figures: numbers as written, hedged values, measures, bridges, dossiers
