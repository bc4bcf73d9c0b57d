//! `darkfigure estimate`: layouts, faults, refusals, and figures for a dossier.

use std::path::Path;

use super::{darkfigure, err, out, with_input};

fn lists(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name).display().to_string()
}

/// The numbers of each row that does not name a list, whose order differs between layouts.
fn numbers(file: &str, more: &[&str]) -> Vec<String> {
    let path = lists(file);
    let mut arguments = vec!["estimate", &path, "--quick", "--bootstrap", "50", "--format", "csv"];
    arguments.extend(more);
    let output = darkfigure(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    out(&output).lines().filter(|line| !line.contains("Chapman")).map(str::to_owned).collect()
}

#[test]
fn every_layout_of_the_same_people_gives_the_same_numbers() {
    let wide = numbers("lists/wide.csv", &["--ignore", "region"]);
    assert!(wide.iter().any(|line| line == "people seen,95,,"), "{wide:?}");
    assert_eq!(wide, numbers("lists/frequency.csv", &[]));
    assert_eq!(wide, numbers("lists/individual.csv", &["--ignore", "region"]));
    assert_eq!(wide, numbers("lists/long.csv", &["--ignore", "region"]));
}

#[test]
fn faulty_lists_are_refused_with_every_fault_in_its_place() {
    let output = darkfigure(&["estimate", &lists("lists/faulty.csv")]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(out(&output), "");
    for place in ["faulty.csv:3:7:", "faulty.csv:4:1:", "faulty.csv:5:3:", "faulty.csv:6:5:"] {
        assert!(err(&output).contains(place), "{place} is missing in:\n{}", err(&output));
    }
}

#[test]
fn lists_that_share_nobody_are_a_result_and_no_figure() {
    let path = lists("lists/no-overlap.csv");
    let output = darkfigure(&["estimate", &path, "--quick"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("No number may be quoted."));
    let output = darkfigure(&["estimate", &path, "--quick", "--as-figure", "estimate"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(out(&output), "");
}

#[test]
fn an_estimation_that_is_out_of_time_writes_nothing() {
    let two_lists = "police,shelter,count\n1,0,40\n0,1,30\n1,1,6\n";
    let arguments = ["estimate", "-", "--quick", "--methods", "chapman"];
    let within = |seconds| with_input(&[&arguments[..], &["--seconds", seconds]].concat(), two_lists);
    let output = within("0");
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
    assert!(err(&output).contains("the estimation was not done after 0 seconds: nothing is written"));
    let in_time = within("600");
    assert_eq!((in_time.status.code(), out(&in_time)), (Some(0), out(&with_input(&arguments, two_lists))));
}

#[test]
fn standard_input_is_read_and_the_layout_is_said() {
    let output = with_input(
        &["estimate", "-", "--quick", "--methods", "chapman", "--width", "100", "--full"],
        "police,shelter,count\n1,0,40\n0,1,30\n1,1,6\n",
    );
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains("standard input: read as wide"), "{}", err(&output));
    assert!(out(&output).contains("76 people are counted on one or more of 2 lists: police, shelter."));
    // (46 + 1)(36 + 1)/(6 + 1) − 1 = 247.43
    assert!(out(&output).contains("247"), "{}", out(&output));
}

#[test]
fn an_estimate_goes_into_a_dossier_that_still_checks() {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = folder.path().join("dossier.toml");
    let before = "# kept\n[dossier]\ntitle = \"Lists\"\n";
    std::fs::write(&dossier, before).expect("written");
    let path = dossier.display().to_string();
    let korea = lists("mse/korea.csv");
    let arguments =
        ["estimate", &korea, "--quick", "--as-figure", "korea", "--present", "1944", "--into", &path];
    let output = darkfigure(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = std::fs::read_to_string(&dossier).expect("read");
    assert!(text.starts_with(before), "{text}");
    assert!(text.contains("basis = \"several lists\""), "{text}");
    assert!(text.contains("{ of = \"korea-count\", kind = \"contains the count\""), "{text}");
    let check = darkfigure(&["check", &path]);
    assert_eq!(check.status.code(), Some(0), "{}{}", out(&check), err(&check));
    // A second time the name is taken: nothing is written, and nothing is left lying about.
    let again = darkfigure(&arguments);
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&dossier).expect("read"), text);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn strata_stand_side_by_side_with_totals() {
    let output =
        darkfigure(&["estimate", &lists("lists/wide.csv"), "--strata", "region", "--quick", "--full"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    assert!(text.contains("Totals by method"), "{text}");
    assert!(text.contains("north") && text.contains("south"), "{text}");
    for basis in ["redraws", "posterior draws", "lognormal stand-in"] {
        assert!(text.contains(basis), "{basis}: {text}");
    }
}

#[test]
fn covariates_lead_and_all_people_together_follow() {
    let made = lists("mse/made-by-sex-and-age.csv");
    let output = darkfigure(&["estimate", &made, "--covariates", "sex,age", "--quick", "--full"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains("covariates: sex, age"), "{}", err(&output));
    let text = out(&output);
    assert!(
        text.contains("sex: f") && text.contains("age: under 18") && text.contains("m, 30 and over"),
        "{text}"
    );
    let (by_group, together) = text.split_once("The same lists without sex and age").expect("both parts");
    let unwrapped = by_group.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(unwrapped.contains("the lists speak clearly against it"), "{by_group}");
    assert!(together.contains("Every method, and what it takes for granted"), "{together}");

    let figure = darkfigure(&["estimate", &made, "--covariates", "sex,age", "--quick", "--as-figure", "all"]);
    assert_eq!(figure.status.code(), Some(0), "{}", err(&figure));
    assert!(out(&figure).contains("log-linear with covariates"), "{}", out(&figure));
}

#[test]
fn columns_that_are_no_covariates_are_named() {
    let made = lists("mse/made-by-sex-and-age.csv");
    let unknown = darkfigure(&["estimate", &made, "--covariates", "sex,agee", "--ignore", "age"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("agee"), "{}", err(&unknown));
    let both = darkfigure(&["estimate", &made, "--covariates", "sex", "--strata", "age"]);
    assert_eq!(both.status.code(), Some(2));
    let wide = lists("lists/wide.csv");
    let levels = darkfigure(&["estimate", &wide, "--covariates", "count"]);
    assert_eq!(levels.status.code(), Some(2), "{}", err(&levels));
}

/// What is said on standard error of lists that cannot be read, or of what was read.
fn said(text: &str, more: &[&str]) -> (Option<i32>, String) {
    let mut arguments = vec!["estimate", "-", "--quick", "--methods", "chapman", "--format", "csv"];
    arguments.extend(more);
    let output = with_input(&arguments, text);
    (output.status.code(), err(&output))
}

#[test]
fn what_was_set_aside_is_told_and_no_more_is_counted() {
    let nights = "id,total,friday,saturday\n1,1,1,0\n2,1,0,1\n3,2,1,1\n4,1,0,1\n5,1,1,0\n6,2,1,1\n";
    let (status, told) = said(nights, &[]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("lists: friday, saturday; person: id; captures: total; 6 rows"), "{told}");
    assert!(told.contains("note: column `total` is the number of lists that a person is on"), "{told}");
    let output = with_input(&["estimate", "-", "--quick", "--format", "csv"], nights);
    assert!(out(&output).contains("people seen,6,,"), "{}", out(&output));
    let titled = "sep=;\nPeople by list\n\npolice;shelter;count\n1;0;3.000\n0;1;900\n1;1;600\nTotal;;4.500\n";
    let (status, told) = said(titled, &[]);
    assert_eq!(status, Some(0), "{told}");
    for note in
        ["`;` stands between", "`People by list`", "`3.000` was read as 3000", "line 8 repeats the sums"]
    {
        assert!(told.contains(note), "{note}: {told}");
    }
}

#[test]
fn faults_offer_the_option_that_answers_them() {
    let cases: [(&str, &str); 6] = [
        (
            "Full name,a,b\nmark one,1,0\nmark two,0,1\nmark three,1,1\n",
            "--ignore 'Full name', --strata 'Full name'",
        ),
        ("a,b,n\n1,0,0\n0,1,1\n1,1,1\n", "options: --list n, --count n, or --ignore n"),
        ("a,b,total\n1,0,1\n0,1,1\n1,1,2\n", "options: --ignore total, or --count total"),
        ("id,a,b\n1,x,\n2,,x\n3,x,x\n", "option: --blank-is-absent"),
        ("id,a,b\n1,1,NA\n2,0,1\n3,1,1\n", "option: --ignore b"),
        ("a,b,notes\n1,0,\n0,1,\n1,1,\n", "options: --list notes, or --ignore notes"),
    ];
    for (text, option) in cases {
        let (status, told) = said(text, &[]);
        assert_eq!(status, Some(2), "{told}");
        assert!(told.contains(option), "{option}: {told}");
    }
    let (status, told) = said("a,b,n\n1,0,0\n0,1,1\n1,1,1\n", &["--list", "n"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("lists: a, b, n"), "{told}");
    let (status, told) = said("id,a,b\n1,1,NA\n2,0,1\n3,1,1\n", &["--blank-is-absent"]);
    assert_eq!(status, Some(2), "{told}");
    assert!(told.contains("standard input:2:5: `NA` says that it is not known"), "{told}");
}

#[test]
fn one_source_takes_covariates() {
    let police = "sex,year,captures,count\nf,2019,1,240\nf,2019,2,30\nf,2020,1,260\nf,2020,2,25\nf,2020,3,4\n\
                  m,2019,1,400\nm,2019,2,90\nm,2019,3,21\nm,2020,1,380\nm,2020,2,70\nm,2020,3,15\n";
    let run = |more: &[&str]| {
        let mut arguments = vec!["estimate", "-", "--bootstrap", "50", "--width", "200"];
        arguments.extend(more);
        with_input(&arguments, police)
    };
    let output = run(&["--covariates", "sex,year", "--slopes", "year", "--full"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for part in
        ["1,535 people were seen", "A bound, no estimate", "sex: f", "The same people without sex and year"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let json = out(&run(&["--covariates", "sex", "--ignore", "year", "--format", "json"]));
    assert!(json.contains("\"chao-regression\"") && json.contains("\"robust-se\""), "{json}");
    let rows = out(&run(&["--covariates", "sex", "--ignore", "year", "--format", "csv"]));
    assert!(rows.contains("with sex: zero-truncated Poisson"), "{rows}");
    let wrong = run(&["--covariates", "sex", "--slopes", "sex", "--ignore", "year"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("sex: the covariate has a value that is no number"), "{}", err(&wrong));
    let made = lists("mse/made-by-sex-and-age.csv");
    let among = darkfigure(&["estimate", &made, "--covariates", "sex,age", "--slopes", "age"]);
    assert!(err(&among).contains("--slopes is for two lists, or for one source"), "{}", err(&among));
}

#[test]
fn two_lists_take_slopes() {
    let pairs = "police,shelter,sex,year,count\n1,0,f,2019,40\n0,1,f,2019,60\n1,1,f,2019,12\n1,0,f,2020,55\n0,1,f,2020,50\n\
                 1,1,f,2020,14\n1,0,m,2019,70\n0,1,m,2019,30\n1,1,m,2019,11\n1,0,m,2020,85\n0,1,m,2020,28\n1,1,m,2020,15\n";
    let run = |more: &[&str]| {
        let mut arguments = vec!["estimate", "-", "--quick", "--width", "200", "--covariates", "sex,year"];
        arguments.extend(more);
        with_input(&arguments, pairs)
    };
    let output = run(&["--slopes", "year", "--full"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for part in [
        "Each list by what is known of people",
        "doubly robust",
        "sex: f",
        "The same lists without sex and year",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let json = out(&run(&["--slopes", "year", "--format", "json"]));
    assert!(json.contains("\"pair\""), "{json}");
    // Groups alone have their own model, and the regressions stand beside it.
    let groups = out(&run(&["--full"]));
    assert!(
        groups.contains("Each list by what is known of people") && groups.contains("Who is on which list")
    );
    let wrong = run(&["--slopes", "sex"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("sex: the covariate has a value that is no number"), "{}", err(&wrong));
    let figure = out(&run(&["--slopes", "year", "--as-figure", "listed"]));
    assert!(figure.contains("at 95% confidence") && figure.contains("logistic regressions"), "{figure}");
}

/// A method that is tried only where it is named has no row elsewhere, not even a refusal.
#[test]
fn all_models_are_averaged_where_that_is_asked_for() {
    let korea = lists("mse/korea.csv");
    let name = "Bayesian average of all models";
    let asked = darkfigure(&["estimate", &korea, "--quick", "--full", "--methods", "best-bic,hierarchical"]);
    assert!(out(&asked).contains(name), "{}", err(&asked));
    let usual = darkfigure(&["estimate", &korea, "--quick", "--full", "--methods", "best-bic,stepwise"]);
    assert!(!out(&usual).contains(name));
}
