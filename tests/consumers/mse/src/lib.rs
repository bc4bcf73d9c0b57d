//! Uses `darkfigure-mse` alone, as a project downstream would.
