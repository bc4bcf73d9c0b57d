//! Holds nothing: the package exists for its tests in `it/`.
