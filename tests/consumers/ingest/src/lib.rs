//! Uses `darkfigure-ingest` alone, as a project downstream would.
