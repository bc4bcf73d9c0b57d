//! What single rows and the parts beside them promise, reckoned again from the table.

use darkfigure_mse::closed_population::{assurance_against_change, missed_links};
use darkfigure_mse::estimation::{
    ChainQuantity, Doubt, EstimationError, EstimationStage, LINK_RATES, MethodRole, NotEstimable, RowDetail,
    RowStatus, SkipReason,
};
use darkfigure_mse::sensitivity::{Breakdown, correct_links};
use darkfigure_mse::{
    CaptureTable, Estimation, EstimationOptions, History, Method, SizeInterval, UpperLimit, estimate,
};

use crate::fixture;

fn by(methods: &[Method], table: &CaptureTable) -> Estimation {
    estimate(table, &options(methods)).unwrap()
}

fn options(methods: &[Method]) -> EstimationOptions {
    EstimationOptions { methods: Some(methods.to_vec()), n_bootstrap: 0, ..EstimationOptions::default() }
}

/// What lists of these chances see of so many people, with each history that holds `tied` more or less likely.
fn lists(n_total: f64, chances: &[f64], tied: (u32, f64)) -> CaptureTable {
    let names = (0..chances.len()).map(|list| format!("list {list}")).collect();
    let cells = (1..1_u32 << chances.len()).map(|bits| {
        let on = |(list, chance): (usize, &f64)| if bits >> list & 1 == 1 { *chance } else { 1.0 - chance };
        let times = if bits & tied.0 == tied.0 { tied.1 } else { 1.0 };
        let mean = n_total * times * chances.iter().enumerate().map(on).product::<f64>();
        (History::from_bits(bits), mean.round() as u64)
    });
    CaptureTable::new(names, cells).unwrap()
}

fn independent(n_total: f64, chances: &[f64]) -> CaptureTable {
    lists(n_total, chances, (1, 1.0))
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= 1e-9 * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// How many people have a history of which this is true.
fn count(table: &CaptureTable, is_so: impl Fn(History) -> bool) -> f64 {
    table.cells().iter().filter(|&&(history, _)| is_so(history)).map(|&(_, n)| n as f64).sum()
}

/// Chapman's (n₁ + 1)(n₂ + 1)/(m + 1) − 1 of every pair of lists, and of every list against all others.
#[test]
fn pairs_and_lists_against_the_rest_are_chapmans() {
    let table = fixture::table(fixture::KOSOVO);
    let chapman = |one: f64, other: f64, both: f64| (one + 1.0) * (other + 1.0) / (both + 1.0) - 1.0;
    let found = by(&[Method::PairChapman, Method::OneAgainstRest], &table);
    let (mut pairs, mut alone) = (Vec::new(), Vec::new());
    let n_observed = table.n_observed() as f64;
    for row in &found.rows {
        let (one, other, n_both): (u32, u32, u64) = match row.detail {
            RowDetail::Pair { first, second, n_both } => {
                pairs.push((first, second));
                (1 << first, 1 << second, n_both)
            }
            RowDetail::OneAgainstRest { list, n_both } => {
                alone.push(list);
                (1 << list, 0b1111 & !(1 << list), n_both)
            }
            _ => panic!("{row:?}"),
        };
        let on = |lists: u32| move |history: History| history.bits() & lists != 0;
        let both = count(&table, |history| on(one)(history) && on(other)(history));
        near(n_both as f64, both);
        let wanted = chapman(count(&table, on(one)), count(&table, on(other)), both);
        match row.n_total {
            Some(n_total) => {
                near(n_total, wanted);
                let interval = row.interval.unwrap();
                assert!(interval.lower >= n_observed && interval.upper.finite().unwrap() >= n_observed);
            }
            // An estimate of everybody that is below those who were seen refutes itself.
            None => assert!(wanted < n_observed, "{row:?}"),
        }
    }
    assert_eq!(pairs, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
    assert_eq!(alone, [0, 1, 2, 3]);
}

/// Forms for two lists have no row on more lists, unless they are named; then the row says why it is empty.
#[test]
fn forms_for_two_lists_are_skipped_on_three_where_they_are_named() {
    let korea = fixture::table(fixture::KOREA);
    let named = by(&[Method::Chapman, Method::LincolnPetersen], &korea);
    for row in &named.rows {
        assert_eq!(row.status, RowStatus::Skipped { reason: SkipReason::TooManyLists { most: 2, found: 3 } });
    }
    assert_eq!(named.rows.len(), 2);
    let two = independent(1_000.0, &[0.3, 0.4]);
    let found = by(&[Method::LincolnPetersen], &two);
    // Independent lists on average: 300 · 400 / 120.
    near(found.rows[0].n_total.unwrap(), 1_000.0);
}

/// Lists that share nobody have no number from frequencies either, whose corrected form would be finite by its construction alone.
#[test]
fn frequencies_of_lists_that_share_nobody_are_refused() {
    let rows = [(0b001, 30), (0b010, 20), (0b100, 10)].map(|(bits, n)| (History::from_bits(bits), n));
    let apart = CaptureTable::new(["a", "b", "c"].map(String::from).to_vec(), rows).unwrap();
    let found = by(&[Method::ChaoCorrected, Method::ChaoBound, Method::Zelterman], &apart);
    for row in &found.rows {
        let reason = NotEstimable::NoOverlap { n_observed: 60 };
        assert_eq!(row.status, RowStatus::NotEstimable { reason }, "{row:?}");
    }
}

/// With a hidden interaction the unseen are so many times as many, and nothing else changes; half and twice the total are read from that.
#[test]
fn the_unseen_are_multiplied_by_what_no_list_shows() {
    for text in [fixture::KOREA, fixture::KOSOVO] {
        let table = fixture::table(text);
        let found = by(&[Method::BestBic], &table);
        let row = found.row(Method::BestBic).unwrap();
        assert_eq!(found.selected_model(), row.model.as_ref());
        let (n_total, n_observed) = (row.n_total.unwrap(), table.n_observed() as f64);
        let curve = found.sensitivity.of_selected_model.as_ref().unwrap();
        let times = |size: f64| (size - n_observed) / (n_total - n_observed);
        for point in &curve.points {
            near(times(point.n_total), point.ratio);
            assert!(point.interval.lower <= point.n_total && point.interval.lower >= n_observed);
            assert!(point.interval.upper.finite().unwrap() >= point.n_total);
        }
        let at_one = curve.points.iter().find(|point| (point.ratio - 1.0).abs() < 1e-12).unwrap();
        for point in &curve.points {
            let reach = |interval: SizeInterval| interval.upper.finite().unwrap() - n_observed;
            near(reach(point.interval), point.ratio * reach(at_one.interval));
            near(point.interval.lower - n_observed, point.ratio * (at_one.interval.lower - n_observed));
        }
        for (breakdown, factor) in [(curve.doubled, 2.0), (curve.halved, 0.5)] {
            match breakdown {
                Breakdown::Ratio { size, ratio } => {
                    near(size, factor * n_total);
                    near(ratio, times(size));
                }
                Breakdown::Never { size } => {
                    near(size, factor * n_total);
                    assert!(size < n_observed, "{size} of {n_observed} seen");
                }
            }
        }
        assert!(matches!(curve.doubled, Breakdown::Ratio { .. }));
    }
    // Of Korea's total less than half was unseen, of Kosovo's more.
    let halved = |text: &str| {
        by(&[Method::BestBic], &fixture::table(text)).sensitivity.of_selected_model.unwrap().halved
    };
    assert!(matches!(halved(fixture::KOREA), Breakdown::Never { .. }));
    assert!(matches!(halved(fixture::KOSOVO), Breakdown::Ratio { .. }));
}

/// Missed and false links are tried one kind at a time, each share once, on the selected model and on independent lists.
#[test]
fn wrong_links_are_tried_one_kind_at_a_time() {
    let table = fixture::table(fixture::KOSOVO);
    let found = by(&[Method::BestBic], &table);
    let model = found.selected_model().unwrap();
    let tried: Vec<(f64, f64)> = found
        .sensitivity
        .of_links
        .iter()
        .map(|what_if| (what_if.rates.missed, what_if.rates.false_links))
        .collect();
    let missed = LINK_RATES.iter().map(|&rate| (rate, 0.0));
    let wrong = LINK_RATES.iter().map(|&rate| (0.0, rate));
    assert_eq!(tried, missed.chain(wrong).collect::<Vec<_>>());
    for what_if in &found.sensitivity.of_links {
        let cells = correct_links(&table, what_if.rates).unwrap();
        assert_eq!(what_if.selected, cells.log_linear(model).ok());
        assert_eq!(what_if.independent, cells.independent());
    }
    let unselected = by(&[Method::ChaoBound], &table).sensitivity.of_links;
    assert!(unselected.iter().all(|what_if| what_if.selected.is_none() && what_if.chapman.is_none()));
    // Of two lists, missed matches make so many more on both, and Chapman's number is made of these.
    let two = by(&[Method::Chapman], &independent(1_000.0, &[0.3, 0.4])).sensitivity.of_links;
    for what_if in two {
        let both = 120.0 * (1.0 - what_if.rates.false_links) / (1.0 - what_if.rates.missed);
        near(what_if.chapman.unwrap(), 301.0 * 401.0 / (both + 1.0) - 1.0);
    }
}

/// The pairs' curves are those of the two lists alone, in the order of the lists.
#[test]
fn every_pair_of_lists_has_its_curve() {
    let found = by(&[Method::ChaoBound], &fixture::table(fixture::KOREA));
    let pairs: Vec<(usize, usize)> =
        found.sensitivity.of_pairs.iter().map(|pair| (pair.first, pair.second)).collect();
    assert_eq!(pairs, [(0, 1), (0, 2), (1, 2)]);
    let table = fixture::table(fixture::KOREA);
    let on = |list: usize| count(&table, |history| history.contains(list));
    for pair in &found.sensitivity.of_pairs {
        let both = count(&table, |history| history.contains(pair.first) && history.contains(pair.second));
        let curve = pair.curve.as_ref().unwrap();
        let at_one = curve.points.iter().find(|point| (point.ratio - 1.0).abs() < 1e-12).unwrap();
        near(at_one.n_total, on(pair.first) * on(pair.second) / both);
    }
}

/// Models within ten units of the best, the best first; the shares of those without an estimate are counted among all.
#[test]
fn the_multiverse_is_what_lies_within_ten_units() {
    let found = by(&[Method::BestBic, Method::BestAic], &fixture::table(fixture::KOSOVO));
    assert_eq!(found.multiverse.len(), 2);
    for multiverse in &found.multiverse {
        let deltas: Vec<f64> = multiverse.rows.iter().map(|row| row.delta).collect();
        assert!(deltas[0] == 0.0 && deltas.is_sorted() && deltas.iter().all(|&delta| delta <= 10.0));
        let [estimable, lacking @ ..] = multiverse.n_by_status;
        assert_eq!(estimable + lacking.iter().sum::<u64>(), multiverse.n_models);
        near(
            multiverse.share_without_estimate(),
            lacking.iter().sum::<u64>() as f64 / multiverse.n_models as f64,
        );
        let within: Vec<f64> =
            multiverse.rows.iter().filter(|row| row.delta <= 2.0).map(|row| row.n_total).collect();
        let spread = &multiverse.spreads[0];
        near(spread.lowest, within.iter().copied().fold(f64::INFINITY, f64::min));
        near(spread.highest, within.iter().copied().fold(0.0, f64::max));
    }
    assert!(found.multiverse.iter().all(|multiverse| multiverse.rows.len() > 3));
}

/// The lowest and the highest answer are those of the methods that are compared, bounds and comparisons left out.
#[test]
fn disagreement_is_between_the_methods_that_are_compared() {
    let methods = [Method::BestBic, Method::BestAic, Method::Independence, Method::ChaoBound, Method::M0];
    let found = by(&methods, &fixture::table(fixture::KOSOVO));
    let of = |is_asked: fn(Method) -> bool| -> Vec<f64> {
        let rows = found.rows.iter().filter(|row| row.is_estimated() && is_asked(row.method));
        rows.filter_map(|row| row.n_total).collect()
    };
    let is_main = |method: Method| method.role(4) == MethodRole::Main;
    for (disagreement, sizes) in
        [(found.disagreement, of(is_main)), (found.disagreement_of_all, of(|_| true))]
    {
        let disagreement = disagreement.unwrap();
        assert_eq!(disagreement.n_estimates, sizes.len());
        near(disagreement.lowest, sizes.iter().copied().fold(f64::INFINITY, f64::min));
        near(disagreement.highest, sizes.iter().copied().fold(0.0, f64::max));
        near(disagreement.factor, disagreement.highest / disagreement.lowest);
        let size_of = |method: Method| found.row(method).and_then(|row| row.n_total).unwrap();
        near(size_of(disagreement.lowest_method), disagreement.lowest);
        near(size_of(disagreement.highest_method), disagreement.highest);
    }
    assert!(
        by(&[Method::BestBic, Method::ChaoBound], &fixture::table(fixture::KOREA)).disagreement.is_none()
    );
}

/// Of each hump of the redraws' answers the model is named that was picked most often among those nearest to it.
#[test]
fn a_hump_is_named_by_the_model_picked_most_often_near_it() {
    let mut n_humps = 0;
    for text in [fixture::KOREA, fixture::KOSOVO, fixture::UK_FIVE] {
        let asked = EstimationOptions { n_bootstrap: 300, ..options(&[Method::BestBic]) };
        let found = estimate(&fixture::table(text), &asked).unwrap();
        let RowDetail::Bootstrap(detail) = &found.rows[0].detail else { panic!("{:?}", found.rows[0]) };
        assert!(detail.picked.iter().map(|picked| picked.n_replicates).rev().is_sorted());
        for at in 0..detail.modes.len() {
            let distance = |median: f64, of: usize| (median.ln() - detail.modes[of].location.ln()).abs();
            let is_nearest =
                |median: f64| (0..detail.modes.len()).all(|of| distance(median, at) <= distance(median, of));
            let wanted = detail.picked.iter().find(|picked| is_nearest(picked.median));
            assert_eq!(detail.model_of_mode(at), wanted);
            n_humps += usize::from(wanted.is_some());
        }
        assert_eq!(detail.model_of_mode(detail.modes.len()), None);
    }
    assert!(n_humps > 3, "{n_humps}");
}

/// Seven lists have too many models to go through quickly, eight too many at all.
#[test]
fn many_lists_are_not_ranked_quickly() {
    let of = |n_lists: usize| {
        let table = independent(4_000.0, &vec![0.3; n_lists]);
        by(&[Method::BestBic], &table).rows[0].status.clone()
    };
    assert_eq!(of(7), RowStatus::Skipped { reason: SkipReason::Effort { found: 7 } });
    assert_eq!(of(8), RowStatus::Skipped { reason: SkipReason::TooManyLists { most: 7, found: 8 } });
    let found = by(&[Method::Stepwise, Method::Decomposable], &independent(4_000.0, &[0.3; 7]));
    assert!(found.row(Method::Stepwise).unwrap().is_estimated());
    assert_eq!(
        found.row(Method::Decomposable).unwrap().status,
        RowStatus::Skipped { reason: SkipReason::Effort { found: 7 } }
    );
}

/// Links missed between lists that are independent are told, where they move the number out of its range, with the share that fits.
#[test]
fn missed_links_between_independent_lists_are_told() {
    let chances = [0.3, 0.3, 0.3, 0.3];
    let whole = independent(40_000.0, &chances);
    let is_within = |interval: SizeInterval, size: f64| {
        interval.lower <= size && interval.upper.finite().is_none_or(|upper| size <= upper)
    };
    let told = |table: &CaptureTable| {
        let found = by(&[Method::BestBic, Method::BestAic], table);
        let interval = found.row(Method::BestBic).unwrap().interval.unwrap();
        found.verdict.reasons.iter().find_map(|reason| match *reason {
            Doubt::MissedLinks { n_total, missed, .. } => {
                Some((n_total, missed, is_within(interval, n_total)))
            }
            _ => None,
        })
    };
    assert_eq!(told(&whole), None);
    // Each record comes loose with the chance that leaves 9 in 10 pairs of records together.
    let loose = 1.0 - 0.9_f64.sqrt();
    let mut cells = [0.0; 16];
    for &(history, n) in whole.cells() {
        let bits = history.bits() as usize;
        if bits.count_ones() == 1 {
            cells[bits] += n as f64;
            continue;
        }
        for together in (0..=bits).filter(|&together| together & bits == together) {
            let apart = bits & !together;
            let chance =
                loose.powi(apart.count_ones() as i32) * (1.0 - loose).powi(together.count_ones() as i32);
            cells[together] += n as f64 * chance;
            for list in (0..4).filter(|list| apart >> list & 1 == 1) {
                cells[1 << list] += n as f64 * chance;
            }
        }
    }
    let rows = (1..16_u32).map(|bits| (History::from_bits(bits), cells[bits as usize].round() as u64));
    let loosened = CaptureTable::new(whole.list_names().to_vec(), rows).unwrap();
    let (n_total, missed, is_within) = told(&loosened).unwrap();
    assert!((n_total / 40_000.0 - 1.0).abs() < 0.01 && (missed - 0.1).abs() < 0.01, "{n_total} {missed}");
    assert!(!is_within);
    let found = by(&[Method::BestBic, Method::BestAic], &loosened);
    let ahead =
        found.row(Method::BestBic).unwrap().fit().unwrap().aic - missed_links(&loosened).unwrap().fit.aic();
    let is_so_far = |reason: &Doubt| matches!(*reason, Doubt::MissedLinks { ahead: said, .. } if (said - ahead).abs() < 1e-6);
    assert!(found.verdict.reasons.iter().any(is_so_far), "{ahead}: {:?}", found.verdict.reasons);
}

/// A dependence of two lists is found and its number stands where lists are large; the row that leads has the interval that it is judged by.
#[test]
fn a_pair_that_depends_is_selected() {
    let found = by(&[Method::BestBic, Method::Independence], &lists(20_000.0, &[0.3; 4], (0b0011, 3.0)));
    let model = found.selected_model().unwrap();
    assert!(model.contains(History::from_bits(0b0011)) && model.n_parameters() == 6, "{model}");
    let best = found.row(Method::BestBic).unwrap();
    // People on both lists are three times as many: so many more than 20,000 there are.
    near((best.n_total.unwrap() / (20_000.0 * (1.0 + 0.09 * 2.0)) * 100.0).round(), 100.0);
    assert!(matches!(best.interval.unwrap().upper, UpperLimit::Finite(_)));
}

/// Names and words that reports are made of are there, each method has its own, and what is taken for granted ends no sentence.
#[test]
fn methods_and_stages_have_words() {
    let mut names: Vec<&str> = Method::ALL.iter().map(|method| method.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Method::ALL.len());
    let mut codes = std::collections::BTreeMap::new();
    for method in Method::ALL {
        let assumption = method.assumption();
        assert_eq!(*codes.entry(assumption.code()).or_insert(assumption.words()), assumption.words());
        assert!(
            assumption.words().split(' ').count() > 3 && !assumption.words().ends_with('.'),
            "{method:?}"
        );
        assert_eq!(EstimationStage::Method(method).name(), method.name());
    }
    let mut words: Vec<&str> = codes.values().copied().collect();
    words.sort_unstable();
    words.dedup();
    assert!(codes.len() > 10 && words.len() == codes.len());
    assert_ne!(EstimationStage::RankModels.name(), EstimationStage::CheckConsistency.name());
}

/// Whatever is estimated is estimated at the level that was asked for, and no other thing than a probability is a level.
#[test]
fn every_interval_has_the_level_asked_for() {
    let table = fixture::table(fixture::KOSOVO);
    let without = [Method::LatentClass, Method::Thresholding, Method::Hierarchical];
    let methods = Method::ALL.into_iter().filter(|method| !without.contains(method)).collect::<Vec<_>>();
    for n_bootstrap in [0, 40] {
        let asked = EstimationOptions { level: 0.8, n_bootstrap, ..options(&methods) };
        let found = estimate(&table, &asked).unwrap();
        let intervals: Vec<SizeInterval> = found.rows.iter().filter_map(|row| row.interval).collect();
        assert!(
            intervals.len() > 10 && intervals.iter().all(|interval| (interval.level - 0.8).abs() < 1e-12)
        );
    }
    for level in [0.0, 1.0, -0.1, f64::NAN] {
        let found = estimate(&table, &EstimationOptions { level, ..options(&[Method::BestBic]) });
        assert!(matches!(found, Err(EstimationError::Level { .. })), "{level}");
    }
}

/// Where no method that is compared gives a number, it is the lists' fault if all were tried, and the choice's if some were chosen.
#[test]
fn nothing_to_compare_is_told_by_whose_choice_it_was() {
    let rows = [(0b001, 30), (0b010, 20), (0b100, 10)].map(|(bits, n)| (History::from_bits(bits), n));
    let apart = CaptureTable::new(["a", "b", "c"].map(String::from).to_vec(), rows).unwrap();
    let reasons = |methods: Option<Vec<Method>>, table: &CaptureTable| {
        let asked = EstimationOptions { methods, n_bootstrap: 0, ..EstimationOptions::default() };
        estimate(table, &asked).unwrap().verdict.reasons
    };
    let default =
        estimate(&apart, &EstimationOptions { n_bootstrap: 0, ..EstimationOptions::default() }).unwrap();
    // What is for two lists has no row of its own among three, unless it is named.
    let is_for_two = |method: Method| matches!(method, Method::Chapman | Method::LincolnPetersen);
    assert!(!default.rows.iter().any(|row| is_for_two(row.method)));
    let all = reasons(None, &apart);
    assert!(all.contains(&Doubt::NoOverlap));
    assert!(!all.iter().any(|reason| matches!(reason, Doubt::HardlyAnyoneOnTwoLists { .. })));
    assert!(all.contains(&Doubt::NoMainEstimate) && !all.contains(&Doubt::TooFewChosen { n_estimates: 0 }));
    let chosen = reasons(Some(vec![Method::BestBic]), &apart);
    assert!(
        chosen.contains(&Doubt::TooFewChosen { n_estimates: 0 }) && !chosen.contains(&Doubt::NoMainEstimate)
    );
    let one = reasons(Some(vec![Method::BestBic]), &fixture::table(fixture::KOREA));
    assert!(one.contains(&Doubt::TooFewChosen { n_estimates: 1 }));
    // Of two lists one answer is all there is.
    let two = reasons(Some(vec![Method::Chapman]), &independent(1_000.0, &[0.3, 0.4]));
    assert!(!two.iter().any(|reason| matches!(reason, Doubt::TooFewChosen { .. })), "{two:?}");
}

/// The verdict says how surely a change would be seen where that is below eight in ten, as it is reckoned for the row that leads.
#[test]
fn lists_too_small_to_show_a_change_are_told() {
    let (mut n_told, mut n_untold) = (0, 0);
    for n_total in [150.0, 400.0, 3_000.0, 30_000.0] {
        let table = independent(n_total, &[0.35, 0.4, 0.45, 0.4]);
        let found = by(&[Method::BestBic, Method::BestAic], &table);
        let lead = found.lead().unwrap();
        let wanted =
            assurance_against_change(&table, lead.n_total.unwrap(), &lead.interval.unwrap()).unwrap();
        let told = found.verdict.reasons.iter().find_map(|reason| match *reason {
            Doubt::TooSmallToCheck { assurance } => Some(assurance),
            _ => None,
        });
        assert_eq!(told, Some(wanted).filter(|&assurance| assurance < 0.8), "{n_total}");
        n_told += usize::from(told.is_some());
        n_untold += usize::from(told.is_none());
    }
    assert!(n_told > 0 && n_untold > 0, "{n_told} told, {n_untold} untold");
}

/// A pattern does not fit where its deviance has a probability below three in a thousand, by the distribution of χ².
#[test]
fn a_misfit_is_told_from_its_probability_on() {
    let (mut n_told, mut n_untold) = (0, 0);
    for n_total in [700.0, 3_000.0, 5_000.0, 9_800.0] {
        let table = lists(n_total, &[0.3; 4], (0b0111, 1.6));
        let found = by(&[Method::Stepwise], &table);
        let fit = found.lead().unwrap().fit().unwrap();
        let (_, p) =
            darkfigure_numeric::special::incomplete_gamma::tails(fit.df as f64 / 2.0, fit.deviance / 2.0);
        let told = found.verdict.reasons.iter().find_map(|reason| match *reason {
            Doubt::Misfit { p } => Some(p),
            _ => None,
        });
        assert_eq!(told, Some(p).filter(|&p| p < 0.003), "{n_total}");
        n_told += usize::from(told.is_some());
        n_untold += usize::from(told.is_none());
    }
    assert!(n_told > 0 && n_untold > 0, "{n_told} told, {n_untold} untold");
}

/// What a prior supposes is told where its answers lie apart by a factor of two and more.
#[test]
fn a_prior_that_decides_is_told() {
    let (mut n_told, mut n_untold) = (0, 0);
    for text in [fixture::KOREA, fixture::KOSOVO, fixture::UK_FIVE, fixture::NEW_ORLEANS_FIVE] {
        let found = by(&[Method::Decomposable, Method::BestBic], &fixture::table(text));
        let RowDetail::Graphs { priors, .. } = &found.row(Method::Decomposable).unwrap().detail else {
            panic!("{:?}", found.rows)
        };
        let medians = || priors.iter().filter_map(|prior| prior.median);
        let factor = medians().fold(0.0, f64::max) / medians().fold(f64::INFINITY, f64::min);
        let told = found.verdict.reasons.iter().find_map(|reason| match *reason {
            Doubt::PriorDecides { factor } => Some(factor),
            _ => None,
        });
        assert_eq!(told.is_some(), factor >= 2.0, "{factor}: {told:?}");
        if let Some(told) = told {
            near(told, factor);
        }
        n_told += usize::from(told.is_some());
        n_untold += usize::from(told.is_none());
    }
    assert!(n_told > 0 && n_untold > 0, "{n_told} told, {n_untold} untold");
}

/// Lists of which two depend on each other are a graph of one pair and the other lists by themselves.
#[test]
fn the_best_graph_is_told_by_its_cliques() {
    let found = by(&[Method::Decomposable], &lists(20_000.0, &[0.3; 4], (0b0011, 3.0)));
    let RowDetail::Graphs { cliques, probability, .. } = &found.rows[0].detail else {
        panic!("{:?}", found.rows)
    };
    let mut bits: Vec<u32> = cliques.iter().map(|clique| clique.bits()).collect();
    bits.sort_unstable();
    assert_eq!(bits, [0b0011, 0b0100, 0b1000]);
    assert!(*probability > 0.5 && *probability <= 1.0);
}

/// Explanations that reach far are a reason against a number; those that the interval holds are none.
#[test]
fn a_common_dependence_is_told_where_the_interval_leaves_it_open() {
    let methods = [Method::BestBicOpen, Method::BestBic, Method::BestAic];
    let told = |table: &CaptureTable| {
        let found = by(&methods, table);
        let reasons = found.verdict.reasons.iter();
        let n_said = reasons.filter(|reason| matches!(reason, Doubt::CommonDependence { .. })).count();
        (found.lead().unwrap().method, n_said)
    };
    assert_eq!(told(&independent(30_000.0, &[0.35, 0.4, 0.45, 0.4])), (Method::BestBicOpen, 0));
    assert_eq!(told(&fixture::table(fixture::KOREA)), (Method::BestBic, 1));
}

/// Three people on two lists decide nothing, four are few.
#[test]
fn hardly_anyone_is_fewer_than_four() {
    let with = |n_both: u64| {
        let rows = [(0b001, 40), (0b010, 50), (0b100, 60), (0b011, n_both - 1), (0b110, 1)];
        let rows = rows.map(|(bits, count)| (History::from_bits(bits), count));
        let table = CaptureTable::new(["a", "b", "c"].map(String::from).to_vec(), rows).unwrap();
        by(&[Method::BestBic, Method::BestAic], &table).verdict.reasons
    };
    assert!(with(3).contains(&Doubt::HardlyAnyoneOnTwoLists { n_people: 3 }));
    assert!(with(4).contains(&Doubt::FewOnTwoLists { n_people: 4 }));
}

/// Models in which people differ speak where they fit clearly better, or as well and elsewhere; on lists of people who are alike none does.
#[test]
fn unequal_chances_are_told_where_people_differ() {
    let methods = [
        Method::BestBic,
        Method::BestAic,
        Method::MthChao,
        Method::MthPoisson,
        Method::MthDarroch,
        Method::MthGamma,
    ];
    let told = |table: &CaptureTable| {
        let found = by(&methods, table);
        let fit = found.lead().unwrap().fit().unwrap();
        let said = found.verdict.reasons.iter().find_map(|reason| match *reason {
            Doubt::UnequalChances { method, ahead } => Some((method, ahead)),
            _ => None,
        })?;
        let RowDetail::Closed { aic, .. } = found.row(said.0).unwrap().detail else { panic!("{said:?}") };
        near(said.1, fit.aic - aic);
        Some(said)
    };
    assert_eq!(told(&independent(5_000.0, &[0.35, 0.4, 0.45, 0.4])), None);
    let (few, many) = (independent(10_000.0, &[0.08; 4]), independent(10_000.0, &[0.35; 4]));
    let rows = (1..16_u32)
        .map(History::from_bits)
        .map(|history| (history, few.count(history) + many.count(history)));
    let (_, ahead) = told(&CaptureTable::new(few.list_names().to_vec(), rows).unwrap()).unwrap();
    assert!(ahead >= 4.0, "{ahead}");
}

/// Coverage is asked of three lists and more.
#[test]
fn sample_coverage_needs_three_lists() {
    let found = by(&[Method::CoverageHigh, Method::CoverageOneStep], &independent(1_000.0, &[0.3, 0.4]));
    for row in &found.rows {
        assert_eq!(row.status, RowStatus::Skipped { reason: SkipReason::TooFewLists { least: 3, found: 2 } });
    }
    assert_eq!(found.rows.len(), 2);
}

/// Of the stages of thresholding the last is the one whose size counts, and the first that fell short speaks for the row.
#[test]
fn thresholding_is_watched_stage_by_stage() {
    let found = by(&[Method::Thresholding], &fixture::table(fixture::KOREA));
    let row = &found.rows[0];
    let RowDetail::Chains(detail) = &row.detail else { panic!("{row:?}") };
    let is_final: Vec<bool> = detail
        .watched
        .iter()
        .map(|watched| match watched.quantity {
            ChainQuantity::WorstCoefficient { is_final, .. } => is_final,
            ChainQuantity::LogSize => panic!("{watched:?}"),
        })
        .collect();
    let n_stages = is_final.len();
    assert!(n_stages > 0 && is_final.iter().enumerate().all(|(at, &last)| last == (at + 1 == n_stages)));
    assert_eq!(row.is_estimated(), detail.watched.iter().all(|watched| watched.is_converged));
    assert_eq!(row.is_estimated(), row.draws.is_some());
    assert!(row.model.is_some());
}
