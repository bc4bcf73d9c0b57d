//! `darkfigure completions` and `darkfigure man`: the command line, rendered for shells and for `man`.

use clap::CommandFactory as _;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::output;

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut written = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "darkfigure", &mut written);
    output::print(&String::from_utf8_lossy(&written))
}

pub(crate) fn man() -> Result<(), Failure> {
    let mut written = Vec::new();
    let mut render = |command: clap::Command| clap_mangen::Man::new(command).render(&mut written);
    let whole = Arguments::command();
    // One page: the program, then every command.
    let pages = std::iter::once(whole.clone()).chain(
        whole
            .get_subcommands()
            .map(|command| command.clone().display_name(format!("darkfigure {}", command.get_name()))),
    );
    for page in pages {
        render(page).map_err(|source| Failure::Write { path: "standard output".into(), source })?;
    }
    output::print(&String::from_utf8_lossy(&written))
}
