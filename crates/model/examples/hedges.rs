//! What may be concluded from hedged numbers: run with `cargo run -p darkfigure-model --example hedges`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use darkfigure_model::{Form, Number, Tier, Value};

fn main() {
    let said = |form| Value::plain(form).quantity(Tier::Face);
    let at_least = said(Form::AtLeast(Number::whole(120_000)));
    let around = said(Form::About(Number::whole(100_000)));
    println!("at least 120,000 + around 100,000: floor {:?}", at_least.plus(&around).floor());
    println!("at least 120,000 / around 100,000: {:?}", at_least.over(&around));
}
