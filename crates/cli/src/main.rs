//! The `darkfigure` program: arguments, files, terminal. No domain rule lives here.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod arguments;
mod article;
mod command;
mod ending;
mod failure;
mod input;
mod output;
#[cfg(feature = "png")]
mod raster;
mod terminal;

use std::error::Error as _;
use std::process::ExitCode;

use clap::Parser as _;
use darkfigure_model::{inert, steers};

use arguments::{Arguments, ColorChoice, Command};
use failure::Failure;
use terminal::Stream;

/// What writes the reports.
const GENERATOR: &str = concat!("darkfigure ", env!("CARGO_PKG_VERSION"));

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error),
    };
    match run(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            let cause = failure.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            output::print_error_line(&format!("darkfigure: {failure}{cause}"));
            if let Some(hint) = failure.hint() {
                output::print_error_line(&hint);
            }
            ExitCode::from(2)
        }
    }
}

/// Help, the version, or what is wrong with the arguments; what was typed comes out inert.
fn misunderstood(error: &clap::Error) -> ExitCode {
    let stream = if error.use_stderr() { Stream::Error } else { Stream::Out };
    let rendered = error.render();
    let mut text = if terminal::is_coloured(ColorChoice::Auto, stream) {
        rendered.ansi().to_string()
    } else {
        rendered.to_string()
    };
    let typed = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    for argument in typed.filter(|argument| argument.contains(steers)) {
        // Of `--name=value` the message may repeat either part.
        for part in std::iter::once(argument.as_str()).chain(argument.split('=')) {
            if part.contains(steers) {
                text = text.replace(part, &inert(part));
            }
        }
    }
    match stream {
        Stream::Error => output::print_error(&text),
        Stream::Out => {
            if let Err(failure) = output::print(&text) {
                output::print_error_line(&format!("darkfigure: {failure}"));
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
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
        Command::Read(read) => command::read::run(read, color),
        Command::Ask(ask) => command::ask::run(ask),
        Command::Letter(letter) => command::letter::run(letter, color).map(done),
        Command::Lint(lint) => command::lint::run(lint),
        Command::Init(init) => command::init::run(init).map(done),
        Command::Explain(explain) => command::explain::run(explain).map(done),
        Command::Schema(schema) => command::schema::run(schema).map(done),
        Command::Completions { shell } => command::shell::completions(*shell).map(done),
        Command::Man => command::shell::man().map(done),
    }
}
