//! The `darkfigure` program: arguments, files, terminal. No domain rule lives here.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod arguments;
mod command;
mod failure;
mod input;
mod terminal;

use std::error::Error as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use failure::Failure;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            let cause = failure.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            // The hint stands on its own line, behind the message.
            let message = failure.to_string();
            let (what, hint) = message.split_once('\n').unwrap_or((&message, ""));
            let hint = if hint.is_empty() { String::new() } else { format!("\n{hint}") };
            terminal::write_error(&format!("darkfigure: {what}{cause}{hint}\n"));
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let color = arguments.color;
    let done = |()| ExitCode::SUCCESS;
    match &arguments.command {
        Command::Report(report) => command::report::run(report, color),
        Command::Check(check) => command::check::run(check, color),
        Command::Gap(gap) => command::gap::run(gap, color),
        Command::Estimate(estimate) => command::estimate::run(estimate, color),
        Command::Extract(extract) => command::extract::run(extract, color).map(done),
        Command::Init(init) => command::init::run(init).map(done),
        Command::Explain(explain) => command::explain::run(explain).map(done),
        Command::Schema(schema) => command::schema::run(schema).map(done),
        Command::Completions { shell } => command::shell::completions(*shell).map(done),
        Command::Man => command::shell::man().map(done),
    }
}
