//! How much of a long list is in memory.

use anyhow::Result;

use crate::bench::figures::{self, Contender, Programs};
use crate::bench::section::Section;
use crate::bench::statistics;

/// Items of the list, and of a page.
const LISTS: &[(usize, usize)] = &[(2_000, 100), (200_000, 100), (200_000, 500)];

/// Reads lists of media items to their end.
///
/// # Errors
/// When a program cannot be run.
pub fn measure(programs: &Programs) -> Result<Section> {
    let words =
        "A list of media items of about 5 kB each, read to its end with `items()`: the most bytes that the \
                 client had, its answers, connection and models together."
            .to_owned();
    let mut section = Section::new("Lists in pages", words, &["Items", "A page", "Memory at most"]);
    let contender = |&(items, page): &(usize, usize)| {
        Contender::new(statistics::whole(items as f64), &format!("page {items} {page}"), programs)
    };
    let contenders: Vec<_> = LISTS.iter().map(contender).collect();
    for (contender, found) in contenders.iter().zip(figures::count(&contenders)?) {
        match found {
            Ok(found) => section.row(vec![
                contender.label.clone(),
                contender.words[2].clone(),
                found
                    .figure("most")
                    .map_or_else(|| "-".to_owned(), |bytes| statistics::megabytes(bytes as u64)),
            ]),
            Err(why) => section.failed(&contender.label, &why),
        }
    }
    Ok(section)
}
