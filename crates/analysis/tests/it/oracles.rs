//! Values worked out by hand.

mod believe;
