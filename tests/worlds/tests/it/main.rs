//! Three laws of information, sampled worlds, and every kind of fault that was found, each with its right answer.

mod faults;
mod laws;
mod sentence;
mod worlds;
