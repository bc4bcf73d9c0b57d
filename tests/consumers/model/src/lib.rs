//! Uses `darkfigure-model` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_model::{Form, Number, Tier, Value};

    #[test]
    fn a_hedged_value_has_one_end() {
        let value = Value::plain(Form::AtLeast(Number::whole(120_000)));
        let quantity = value.quantity(Tier::Face);
        assert_eq!(quantity.floor(), Some(120_000.0));
        assert_eq!(quantity.high().value(), None);
    }
}
