//! Models by their text, their generators and their lists.

use darkfigure_mse::History;
use darkfigure_mse::loglinear::{HierarchicalModel, HierarchicalModelError as Error};

/// Lists are numbered from one to how many there are, in a text and in generators alike; which one is not there is told.
#[test]
fn a_list_that_is_not_there_is_named() {
    let found = HierarchicalModel::parse("[12,34]", 4).unwrap();
    assert_eq!(found.to_string(), "[12,34]");
    assert!(found.contains(History::from_bits(0b1100)) && !found.contains(History::from_bits(0b0110)));
    let unknown = |list_number: usize| Error::UnknownList { list_number, n_lists: 4 };
    assert_eq!(HierarchicalModel::parse("[12,35]", 4), Err(unknown(5)));
    let of = |bits: u32| HierarchicalModel::from_generators(4, [History::from_bits(bits)]);
    assert_eq!(of(0b10_0001), Err(unknown(6)));
    assert_eq!(of(0b1_0010), Err(unknown(5)));
    assert_eq!(of(0b1111), Err(Error::Saturated { n_lists: 4 }));
    assert_eq!(HierarchicalModel::parse("12", 4), Err(Error::Brackets));
    assert_eq!(HierarchicalModel::parse("[10]", 4), Err(Error::NotAList { found: '0' }));
}

/// Lists are renamed one to one: a name that comes twice, is too large or is left out makes none.
#[test]
fn lists_are_renamed_one_to_one() {
    let model = HierarchicalModel::parse("[12,34]", 4).unwrap();
    assert_eq!(model.permuted(&[0, 2, 1, 3]).unwrap().to_string(), "[13,24]");
    let unknown = |list_number: usize| Error::UnknownList { list_number, n_lists: 4 };
    assert_eq!(model.permuted(&[0, 2, 2, 3]), Err(unknown(3)));
    assert_eq!(model.permuted(&[0, 1, 2, 4]), Err(unknown(5)));
    assert_eq!(model.permuted(&[0, 1, 2]), Err(Error::ListCount { found: 3 }));
}
