//! What goes with the program when it is handed on: completions for shells, and pages for `man`. Both walk what can be typed.

use std::io::{Result, Write};

use clap::{Command, CommandFactory, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;

/// Each of them by its name: `complete-bash`, `man`, `man-check`.
pub(super) fn names() -> Vec<String> {
    let shells = Shell::value_variants().iter().map(|shell| format!("complete-{shell}"));
    let pages =
        Arguments::command().get_subcommands().map(|verb| format!("man-{}", verb.get_name())).collect::<Vec<_>>();
    shells.chain(["man".to_owned()]).chain(pages).collect()
}

/// Prints one of them.
pub(super) fn print(out: &mut impl Write, name: &str) -> Result<()> {
    let mut program = Arguments::command();
    let called = program.get_name().to_owned();
    if let Some(shell) = Shell::value_variants().iter().find(|shell| name == format!("complete-{shell}")) {
        let mut script = Vec::new();
        clap_complete::generate(*shell, &mut program, called, &mut script);
        return out.write_all(&script);
    }
    program.build();
    match name.strip_prefix("man-").and_then(|verb| program.find_subcommand(verb)) {
        Some(verb) => page(out, verb.clone(), &format!("{called}-{}", verb.get_name())),
        None => page(out, program, &called),
    }
}

fn page(out: &mut impl Write, of: Command, title: &str) -> Result<()> {
    Man::new(of).title(title.to_owned()).render(out)
}
