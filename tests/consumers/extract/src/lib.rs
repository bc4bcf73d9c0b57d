//! Uses `darkfigure-extract` alone, as a project downstream would.
