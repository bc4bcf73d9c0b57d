//! Log-linear models: in the notation of the field, by the names of the lists, and how well they fit.

use darkfigure_mse::History;
use darkfigure_mse::estimation::ModelFit;
use darkfigure_mse::loglinear::HierarchicalModel;
use serde::Serialize;

/// The names of the lists of a set.
pub(super) fn members(set: History, names: &[String]) -> Vec<&str> {
    names.iter().enumerate().filter(|&(at, _)| set.contains(at)).map(|(_, name)| name.as_str()).collect()
}

/// The name of a list.
pub(super) fn name(list: usize, names: &[String]) -> &str {
    names.get(list).map_or("", String::as_str)
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ModelWire {
    /// The generators by the numbers of the lists, the first list being 1.
    notation: String,
    generators: Vec<Vec<String>>,
}

impl ModelWire {
    pub(super) fn new(model: &HierarchicalModel, names: &[String]) -> Self {
        let of = |set: History| members(set, names).into_iter().map(str::to_owned).collect();
        Self { notation: model.to_string(), generators: model.generators().into_iter().map(of).collect() }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FitWire {
    log_likelihood: f64,
    deviance: f64,
    df: i64,
    n_parameters: usize,
    n_forced_zero: usize,
    aic: f64,
    /// Not finite, and then absent, where there are hardly more people than parameters.
    aicc: Option<f64>,
    bic: f64,
}

impl From<&ModelFit> for FitWire {
    fn from(fit: &ModelFit) -> Self {
        Self {
            log_likelihood: fit.log_likelihood,
            deviance: fit.deviance,
            df: fit.df,
            n_parameters: fit.n_parameters,
            n_forced_zero: fit.n_forced_zero,
            aic: fit.aic,
            aicc: Some(fit.aicc).filter(|value| value.is_finite()),
            bic: fit.bic,
        }
    }
}
