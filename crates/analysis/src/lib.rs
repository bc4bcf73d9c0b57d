//! Comparability, bridging and gap arithmetic of contested figures, with honest uncertainty and typed refusals
