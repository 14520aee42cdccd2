//! How long a call takes, beside the same request without plex-sdk.

use anyhow::Result;

use crate::bench::figures::{self, Contender, Programs};
use crate::bench::section::Section;
use crate::bench::statistics;
use crate::report;

/// How many calls are under way at once.
const AT_ONCE: &[&str] = &["1", "64"];

/// Measures calls of plex-sdk and of reqwest.
///
/// # Errors
/// When a program cannot be run.
pub fn measure(programs: &Programs, rounds: usize) -> Result<Section> {
    let words = format!(
        "`GET /library/sections/all` of a server on the same machine, over connections that stay open: by plex-sdk, \
         and by `reqwest` and `serde_json` with the same headers, into the same type. The client has one thread, and \
         the server another one; {} in turn, after one that does not count.",
        report::counted(rounds, "round")
    );
    let header = &["Of", "Calls a second", "Range", "To reqwest", "Allocations a call", "Bytes a call"];
    let mut section = Section::new("Calls", words, header);
    let mut contenders = Vec::new();
    for at_once in AT_ONCE {
        for (label, subject) in [("reqwest", "raw"), ("plex-sdk", "ours")] {
            let line = format!("call {subject} {at_once}");
            contenders.push(Contender::new(format!("{label}, {at_once} at once"), &line, programs));
        }
    }
    let mut base = None;
    for (contender, found) in contenders.iter().zip(figures::measure(&contenders, rounds)?) {
        let found = match found {
            Ok(found) => found,
            Err(why) => {
                section.failed(&contender.label, &why);
                continue;
            }
        };
        let Some(speeds) = found.samples("seconds").map(|times| times.map(|seconds| 1.0 / seconds)) else {
            continue;
        };
        if contender.words.contains(&"raw".to_owned()) {
            base = Some(speeds.median());
        }
        section.row(vec![
            contender.label.clone(),
            statistics::whole(speeds.median()),
            speeds.range(statistics::whole),
            statistics::ratio(speeds.median(), base),
            found.figure("allocations").map_or_else(|| "-".to_owned(), statistics::whole),
            found.figure("bytes").map_or_else(|| "-".to_owned(), statistics::whole),
        ]);
    }
    Ok(section)
}
