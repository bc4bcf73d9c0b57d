//! Uses `darkfigure-report` alone, as a project downstream would.
