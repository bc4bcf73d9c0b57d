//! What has a `serde` form: options, which come back as they were, and words, which are the codes of everything else.

use darkfigure_mse::{EstimationOptions, Method};

#[test]
fn a_method_is_written_as_its_code() {
    for method in Method::ALL {
        assert_eq!(serde_json::to_value(method).unwrap(), method.code());
    }
}

#[test]
fn options_come_back_as_they_were() {
    let options = EstimationOptions {
        seed: 7,
        methods: Some(vec![Method::Chapman, Method::BestBic]),
        n_bootstrap: 0,
        ..EstimationOptions::default()
    };
    let text = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<EstimationOptions>(&text).unwrap(), options);
}
