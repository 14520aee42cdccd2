//! How long generators run, and how much memory they take.

use std::time::Duration;

use anyhow::Result;

use crate::bench::arguments::Generator;
use crate::bench::generators::Input;
use crate::bench::process::{Outcome, Usage};
use crate::bench::section::Section;
use crate::bench::statistics::{self, Times};
use crate::bench::subject::Subject;

/// What was measured of one generator.
type Runs = Result<Vec<Usage>, String>;

/// Runs every subject once that does not count, then `rounds` times in turn.
///
/// # Errors
/// When folders cannot be written.
pub fn measure(subjects: &[Subject], input: &Input, rounds: usize) -> Result<Section> {
    let mut all: Vec<Runs> = subjects.iter().map(|_| Ok(Vec::new())).collect();
    for round in 0..=rounds {
        for (subject, runs) in subjects.iter().zip(&mut all) {
            let Ok(usages) = runs else { continue };
            match subject.generate(input)? {
                Outcome::Done(usage) if round > 0 => usages.push(usage),
                Outcome::Done(_) => {}
                Outcome::Failed(why) => *runs = Err(why),
            }
        }
    }
    let words = format!(
        "The whole program, from its start to its end, writing into an empty folder; {} in turn, after one that does \
         not count. Ours writes code, documentation and a server to test against, the others write code.",
        crate::report::counted(rounds, "round")
    );
    let header = &["Generator", "Median", "Range", "Median to ours", "Memory", "Memory to ours"];
    let mut section = Section::new("Generating", words, header);
    add_rows(&mut section, subjects, &all);
    Ok(section)
}

fn add_rows(section: &mut Section, subjects: &[Subject], all: &[Runs]) {
    let rows = || subjects.iter().map(|subject| subject.generator).zip(all);
    let ours = rows().find_map(|(generator, runs)| {
        let runs = runs.as_ref().ok().filter(|_| generator == Generator::Ours)?;
        Some((median(runs)?.as_secs_f64(), peak(runs).map(|bytes| bytes as f64)))
    });
    for (generator, runs) in rows() {
        let label = generator.label();
        let times = match runs {
            Ok(runs) => times(runs),
            Err(why) => {
                section.failed(&label, why);
                continue;
            }
        };
        let Some(times) = times else { continue };
        let peak = runs.as_ref().ok().and_then(|runs| peak(runs));
        section.row(vec![
            label,
            statistics::seconds(times.median()),
            times.range(),
            statistics::ratio(times.median().as_secs_f64(), ours.map(|(time, _)| time)),
            peak.map_or("-".to_owned(), statistics::megabytes),
            peak.map_or("-".to_owned(), |peak| {
                statistics::ratio(peak as f64, ours.and_then(|(_, bytes)| bytes))
            }),
        ]);
    }
}

fn times(runs: &[Usage]) -> Option<Times> {
    Times::new(runs.iter().map(|usage| usage.time).collect())
}

fn median(runs: &[Usage]) -> Option<Duration> {
    times(runs).map(|times| times.median())
}

fn peak(runs: &[Usage]) -> Option<u64> {
    runs.iter().filter_map(|usage| usage.peak).max()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn ratios_are_to_ours_and_failures_stay_in_the_table() {
        let subject = |generator| Subject::new(generator, Ok("x".into()), Path::new("y"));
        let subjects =
            [subject(Generator::Ours), subject(Generator::Oas3Gen), subject(Generator::Progenitor)];
        let usage =
            |millis, peak: u64| Usage { time: Duration::from_millis(millis), peak: Some(peak * 1_000_000) };
        let all = [
            Ok(vec![usage(300, 9), usage(100, 10), usage(200, 8)]),
            Ok(vec![usage(500, 25)]),
            Err("error: no".to_owned()),
        ];
        let mut section = Section::new("T", "W".to_owned(), &["G", "M", "R", "X", "P", "Y"]);
        add_rows(&mut section, &subjects, &all);
        let text = section.markdown();
        let row = |start: &str| {
            let line = text.lines().find(|line| line.contains(start)).expect("the row is there");
            line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(row("ours"), "ours|0.200 s|0.100 s to 0.300 s|1.00|10.0 MB|1.00");
        assert_eq!(row("oas3-gen"), "oas3-gen 0.29.0|0.500 s|0.500 s to 0.500 s|2.50|25.0 MB|2.50");
        assert_eq!(row("| cargo-progenitor"), "cargo-progenitor 0.15.1|failed|-|-|-|-");
        assert!(text.ends_with("\n* cargo-progenitor 0.15.1 failed: `error: no`\n"), "{text}");
    }
}
