//! Uses `darkfigure-analysis` alone, as a project downstream would.
