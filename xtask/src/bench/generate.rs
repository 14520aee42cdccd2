//! How long generators run, and how much memory they take.

use anyhow::Result;

use crate::bench::arguments::Generator;
use crate::bench::comparison::{self, Runs};
use crate::bench::generators::Input;
use crate::bench::section::Section;
use crate::bench::subject::Subject;
use crate::report;

/// Runs every subject once that does not count, then `rounds` times in turn.
///
/// # Errors
/// When folders cannot be written.
pub fn measure(subjects: &[Subject], input: &Input, rounds: usize) -> Result<Section> {
    let is_ours = |subject: &Subject| subject.generator == Generator::Ours;
    let none = |subject: &Subject| Runs::none(subject.generator.label(), is_ours(subject));
    let mut all: Vec<_> = subjects.iter().map(none).collect();
    comparison::run_in_turn(subjects, &mut all, rounds, |subject, round| {
        subject.in_round(round).generate(input)
    })?;
    for subject in subjects {
        (0..=rounds).try_for_each(|round| subject.in_round(round).remove())?;
    }
    let words = format!(
        "The whole program, from its start to its end, writing into a new folder; {} in turn, after one that does \
         not count. Ours writes code, documentation and a server to test against, the others write code.",
        report::counted(rounds, "round")
    );
    let mut section = Section::new("Generating", words, comparison::HEADER);
    comparison::add_rows(&mut section, &all);
    Ok(section)
}
