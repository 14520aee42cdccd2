//! Runs of several programs, each beside the first.

use anyhow::Result;

use crate::bench::process::{Outcome, Usage};
use crate::bench::section::Section;
use crate::bench::statistics::{self, Samples};

/// What a table of generators has in its columns.
pub const HEADER: &[&str] = &["Of", "Median", "Range", "Median to ours", "Memory", "Memory to ours"];

/// The runs of one program, or why there are none.
#[derive(Debug)]
pub struct Runs {
    /// What the table calls it
    pub label: String,
    /// Whether others are compared with it
    pub is_ours: bool,
    /// Those that count
    pub usages: Result<Vec<Usage>, String>,
}

impl Runs {
    /// None yet.
    pub fn none(label: String, is_ours: bool) -> Self {
        Self { label, is_ours, usages: Ok(Vec::new()) }
    }

    /// Those that count, in seconds.
    pub fn times(&self) -> Option<Samples> {
        Samples::new(self.usages.as_ref().ok()?.iter().map(|usage| usage.time.as_secs_f64()).collect())
    }

    fn median(&self) -> Option<f64> {
        self.times().map(|times| times.median())
    }

    /// The most memory that one of them took.
    pub fn peak(&self) -> Option<u64> {
        self.usages.as_ref().ok()?.iter().filter_map(|usage| usage.peak).max()
    }
}

/// Runs each of `subjects` once that does not count, then `rounds` times in turn. `all` are their runs, in the same order.
///
/// # Errors
/// Those of `run`. One that fails is not run again.
pub fn run_in_turn<S>(
    subjects: &[S],
    all: &mut [Runs],
    rounds: usize,
    mut run: impl FnMut(&S, usize) -> Result<Outcome>,
) -> Result<()> {
    for round in 0..=rounds {
        for (subject, runs) in subjects.iter().zip(all.iter_mut()) {
            let Ok(usages) = &mut runs.usages else { continue };
            match run(subject, round)? {
                Outcome::Done(usage) if round > 0 => usages.push(usage),
                Outcome::Done(_) => {}
                Outcome::Failed(why) => runs.usages = Err(why),
            }
        }
    }
    Ok(())
}

/// Adds a row for each of `all`.
pub fn add_rows(section: &mut Section, all: &[Runs]) {
    let ours = all.iter().find(|runs| runs.is_ours);
    let (time, memory) = (ours.and_then(Runs::median), ours.and_then(Runs::peak));
    for runs in all {
        if let Err(why) = &runs.usages {
            section.failed(&runs.label, why);
            continue;
        }
        let Some(times) = runs.times() else { continue };
        let peak = runs.peak();
        let dash = || "-".to_owned();
        let beside = |peak: u64| statistics::ratio(peak as f64, memory.map(|bytes| bytes as f64));
        section.row(vec![
            runs.label.clone(),
            statistics::seconds(times.median()),
            times.range(statistics::seconds),
            statistics::ratio(times.median(), time),
            peak.map_or_else(dash, statistics::megabytes),
            peak.map_or_else(dash, beside),
        ]);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn ratios_are_to_ours_and_failures_stay_in_the_table() {
        let usage =
            |millis, peak: u64| Usage { time: Duration::from_millis(millis), peak: Some(peak * 1_000_000) };
        let all = [
            Runs {
                usages: Ok(vec![usage(300, 9), usage(100, 10), usage(200, 8)]),
                ..Runs::none("ours".to_owned(), true)
            },
            Runs { usages: Ok(vec![usage(500, 25)]), ..Runs::none("peer".to_owned(), false) },
            Runs { usages: Err("error: no".to_owned()), ..Runs::none("other".to_owned(), false) },
        ];
        let mut section = Section::new("T", "W".to_owned(), HEADER);
        add_rows(&mut section, &all);
        let text = section.markdown("Here.");
        let row = |start: &str| {
            let line = text.lines().find(|line| line.starts_with(start)).expect("the row is there");
            line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(row("| ours"), "ours|0.200 s|0.100 s to 0.300 s|1.00|10.0 MB|1.00");
        assert_eq!(row("| peer"), "peer|0.500 s|0.500 s to 0.500 s|2.50|25.0 MB|2.50");
        assert_eq!(row("| other"), "other|failed|-|-|-|-");
        assert!(text.ends_with("\n* other failed: `error: no`\n"), "{text}");
    }
}
