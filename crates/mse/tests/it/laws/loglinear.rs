//! Laws of log-linear models.
