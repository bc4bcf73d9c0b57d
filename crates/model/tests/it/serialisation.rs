//! What is serialised reads back; what does not hold is refused on the way in.

use darkfigure_model::{
    Date, Figure, FigureId, Interval, Level, Number, OwnPlace, Period, Place, PlaceId, Quantity, Range, Unit,
    Vague, Value, strategy,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

fn there_and_back<T: Serialize + DeserializeOwned>(value: &T) -> Result<T, TestCaseError> {
    let text = serde_json::to_string(value).map_err(|error| TestCaseError::fail(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))
}

proptest! {
    #[test]
    fn values_read_back(value in strategy::value()) {
        prop_assert_eq!(there_and_back(&value)?, value);
    }

    #[test]
    fn measures_read_back(measure in strategy::measure()) {
        prop_assert_eq!(there_and_back(&measure)?, measure);
    }

    #[test]
    fn periods_and_places_read_back(period in strategy::period(), place in strategy::place()) {
        prop_assert_eq!(there_and_back(&period)?, period);
        prop_assert_eq!(there_and_back(&place)?, place);
    }
}

#[test]
fn what_does_not_hold_is_refused() {
    fn refuses<T: DeserializeOwned>(text: &str) {
        assert!(serde_json::from_str::<T>(text).is_err(), "{text}");
    }
    let n = |c: i64| format!("{{\"coefficient\":{c},\"exponent\":0}}");
    refuses::<Number>("{\"coefficient\":1,\"exponent\":99}");
    refuses::<Range>(&format!("{{\"low\":{},\"high\":{}}}", n(3), n(2)));
    refuses::<Interval>(&format!(
        "{{\"low\":{},\"point\":{},\"high\":{},\"level\":0.95,\"kind\":\"stated\",\"shape\":null}}",
        n(1),
        n(9),
        n(2)
    ));
    refuses::<Vague>(&n(0));
    refuses::<Level>("95");
    refuses::<Date>("{\"year\":2023,\"month\":2,\"day\":30}");
    refuses::<Period>(
        "{\"start\":{\"at\":{\"year\":2023,\"month\":null,\"day\":null}},\"end\":{\"at\":{\"year\":2022,\"month\":null,\"day\":null}}}",
    );
    refuses::<Place>("[\"XX\"]");
    refuses::<Place>("[]");
    refuses::<Unit>("\"\"");
    refuses::<FigureId>("\"Not A Name\"");
    refuses::<Figure>("{}");
    assert_eq!(
        serde_json::from_str::<Value>(&format!("{{\"form\":{{\"exact\":{}}},\"scale\":\"one\"}}", n(259)))
            .ok(),
        Some(Value::exact(Number::whole(259)))
    );
    refuses::<Quantity>("{}");
}

#[test]
fn places_of_a_dossiers_own_read_back_with_what_is_said_of_them() {
    let own = |name: &str, code: Option<&str>, within, overlaps: &[&str]| {
        let overlaps = overlaps.iter().map(|code| (*code).to_owned()).collect();
        let entry =
            OwnPlace { label: format!("the {name}"), code: code.map(str::to_owned), within, overlaps };
        Place::own(&PlaceId::new(name).unwrap(), &entry).unwrap()
    };
    let sea = own("sea", None, Some(Place::new(["KH", "VN"]).unwrap()), &["KH"]);
    let camp = own("camp", None, Some(sea.clone()), &[]);
    let coast = own("coast", Some("KH-18"), None, &[]);
    for place in [sea.clone(), camp.clone(), coast.clone(), Place::together([sea, camp, coast]).unwrap()] {
        assert_eq!(there_and_back(&place).unwrap(), place);
    }
}
