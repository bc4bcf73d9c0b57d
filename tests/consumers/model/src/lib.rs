//! Uses `darkfigure-model` alone, as a project downstream would.
