//! Retractions: who can take a figure back, and who only disputes it.

use crate::{Dossier, Figure, FigureId, SourceId, SourceKind, SpeakerId, Statement};

impl Dossier {
    /// The figures that a figure takes back, being of those who said them.
    ///
    /// Nobody takes back what somebody else said: whoever does not stand for the one who said a figure only disputes it, and it stands.
    /// Where nobody says who said either, what the dossier calls a retraction is taken as one.
    #[must_use]
    pub fn taken_back_by<'d>(&self, figure: &'d Figure) -> Vec<&'d FigureId> {
        let own = |id: &&FigureId| self.may_take_back(figure.speaker.as_ref(), &figure.source, id);
        figure.relations.retracts.iter().filter(own).collect()
    }

    /// The figures that a claim without a number takes back, as [`Dossier::taken_back_by`].
    #[must_use]
    pub fn taken_back_in<'d>(&self, statement: &'d Statement) -> Vec<&'d FigureId> {
        let own = |id: &&FigureId| self.may_take_back(statement.speaker.as_ref(), &statement.source, id);
        statement.retracts.iter().filter(own).collect()
    }

    /// The figures against which a figure was put, with those of others that it is said to take back.
    #[must_use]
    pub fn disputed_by<'d>(&self, figure: &'d Figure) -> Vec<&'d FigureId> {
        let others = |id: &&FigureId| !self.may_take_back(figure.speaker.as_ref(), &figure.source, id);
        figure.relations.rebuts.iter().chain(figure.relations.retracts.iter().filter(others)).collect()
    }

    /// The figures that a claim without a number calls wrong, with those of others that it is said to take back.
    #[must_use]
    pub fn disputed_in<'d>(&self, statement: &'d Statement) -> Vec<&'d FigureId> {
        let others = |id: &&FigureId| !self.may_take_back(statement.speaker.as_ref(), &statement.source, id);
        statement.denies.iter().chain(statement.retracts.iter().filter(others)).collect()
    }

    /// Whether whoever speaks may be the one who said a figure, or speak for the same organisation.
    fn may_take_back(&self, speaker: Option<&SpeakerId>, source: &SourceId, id: &FigureId) -> bool {
        let Some(figure) = self.figures.get(id) else { return true };
        let (of, by) = (figure.speaker.as_ref(), speaker);
        if of.is_some() && of == by {
            return true;
        }
        let organisations = [self.spoken_for(of, &figure.source), self.spoken_for(by, source)];
        match organisations {
            [Some(one), Some(other)] => one.trim().eq_ignore_ascii_case(other.trim()),
            // Two persons of whom nobody says for whom they speak are two.
            [None, None] => of.is_none() || by.is_none(),
            [Some(_), None] | [None, Some(_)] => true,
        }
    }

    /// For which organisation something was said: the speaker's, or that which published it, unless that is a page that reports what others
    /// say.
    fn spoken_for(&self, speaker: Option<&SpeakerId>, source: &SourceId) -> Option<&str> {
        if let Some(speaker) = speaker.and_then(|id| self.speakers.get(id)) {
            return speaker.organisation.as_deref();
        }
        let source = self.sources.get(source)?;
        let reports = matches!(source.kind, SourceKind::Article | SourceKind::Page | SourceKind::Speech);
        source.publisher.as_deref().filter(|_| !reports)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Entries, Measure, Number, Source, Speaker, Unit, Value};

    use super::*;

    fn dossier(of: (&str, Option<&str>), organisations: [(&str, Option<&str>); 2]) -> Dossier {
        let source = |kind, publisher: &str| Source {
            kind,
            title: String::new(),
            publisher: Some(publisher.to_owned()),
            published: None,
            accessed: None,
            url: None,
            locator: None,
            note: None,
        };
        let sources = [
            ("office", source(SourceKind::Report, "Office")),
            ("group", source(SourceKind::Report, "Group")),
            ("daily", source(SourceKind::Article, "Daily")),
        ];
        let speakers = organisations.map(|(id, organisation)| {
            let organisation = organisation.map(ToOwned::to_owned);
            (SpeakerId::new(id).unwrap(), Speaker { label: id.to_owned(), organisation })
        });
        let said = Figure {
            speaker: of.1.map(|id| SpeakerId::new(id).unwrap()),
            ..Figure::new(
                Value::exact(Number::whole(450)),
                "450",
                Measure::of(Unit::person()),
                SourceId::new(of.0).unwrap(),
            )
        };
        Dossier {
            sources: sources.map(|(id, source)| (SourceId::new(id).unwrap(), source)).into_iter().collect(),
            speakers: speakers.into_iter().collect(),
            figures: [(FigureId::new("a").unwrap(), said)].into_iter().collect::<Entries<_, _>>(),
            ..Dossier::default()
        }
    }

    fn takes_back(
        of: (&str, Option<&str>),
        by: (&str, Option<&str>),
        who: [(&str, Option<&str>); 2],
    ) -> bool {
        let dossier = dossier(of, who);
        let speaker = by.1.map(|id| SpeakerId::new(id).unwrap());
        dossier.may_take_back(speaker.as_ref(), &SourceId::new(by.0).unwrap(), &FigureId::new("a").unwrap())
    }

    #[test]
    fn whoever_said_it_takes_it_back_and_nobody_else_does() {
        let who = [("mayor", Some("Office")), ("chair", Some("Group"))];
        assert!(takes_back(("daily", Some("chair")), ("daily", Some("chair")), who));
        assert!(takes_back(("daily", Some("chair")), ("group", None), who));
        assert!(!takes_back(("daily", Some("chair")), ("daily", Some("mayor")), who));
        assert!(!takes_back(("group", None), ("office", None), who));
        // What a newspaper reports may be anybody's.
        assert!(takes_back(("group", None), ("daily", None), who));
    }

    #[test]
    fn two_persons_of_no_known_organisation_are_two() {
        let who = [("mayor", None), ("chair", None)];
        assert!(!takes_back(("daily", Some("chair")), ("daily", Some("mayor")), who));
        // For whom the mayor spoke nobody says: it may be the office that said it.
        assert!(takes_back(("office", None), ("daily", Some("mayor")), who));
    }

    #[test]
    fn whoever_names_nobody_may_be_either_of_two() {
        let who = [("mayor", None), ("chair", None)];
        assert!(takes_back(("daily", None), ("daily", Some("chair")), who));
        assert!(takes_back(("daily", Some("chair")), ("daily", None), who));
    }

    #[test]
    fn what_others_said_is_only_disputed_by_figures_and_claims() {
        let who = [("mayor", Some("Office")), ("chair", Some("Group"))];
        let dossier = dossier(("daily", Some("chair")), who);
        let [own, other] = ["a", "b"].map(|name| FigureId::new(name).unwrap());
        let by = |speaker: &str| {
            let speaker = Some(SpeakerId::new(speaker).unwrap());
            let source = SourceId::new("daily").unwrap();
            let mut figure =
                Figure::new(Value::exact(Number::whole(1)), "1", Measure::of(Unit::person()), source.clone());
            (figure.relations.retracts, figure.relations.rebuts) = (vec![own.clone()], vec![other.clone()]);
            figure.speaker = speaker.clone();
            let statement = Statement {
                wording: "nonsense".to_owned(),
                denies: vec![other.clone()],
                retracts: vec![own.clone()],
                rests_on: Vec::new(),
                source,
                seen_in: None,
                said: None,
                speaker,
                note: None,
            };
            let of = |ids: Vec<&FigureId>| ids.into_iter().cloned().collect::<Vec<_>>();
            let of_figure = (of(dossier.taken_back_by(&figure)), of(dossier.disputed_by(&figure)));
            assert_eq!(
                of_figure,
                (of(dossier.taken_back_in(&statement)), of(dossier.disputed_in(&statement)))
            );
            of_figure
        };
        assert_eq!(by("chair"), (vec![own.clone()], vec![other.clone()]));
        assert_eq!(by("mayor"), (vec![], vec![other.clone(), own.clone()]));
    }
}
