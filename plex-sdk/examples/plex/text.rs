//! Small words.

use plex_sdk::models::Metadata;

/// The longest text that is shown; titles are shorter, and what is longer is up to no good.
const LONGEST: usize = 500;

/// A text in one line, without anything that would steer a terminal or turn the direction of what stands behind.
pub fn clean(text: &str) -> String {
    let shown = |char: char| match char {
        space if space.is_whitespace() => ' ',
        control if control.is_control() => '\u{fffd}',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        char => char,
    };
    let rest = text.chars().nth(LONGEST).map(|_| '…');
    text.chars().take(LONGEST).map(shown).chain(rest).collect()
}

/// `The General (1926)`, `Bramble Lane, S1 E2: The Gate`, `Artist: Track`
pub fn title(item: &Metadata) -> String {
    let title = item.title.as_deref().unwrap_or("without a title");
    match (&item.grandparent_title, item.parent_index, item.index) {
        (Some(show), Some(season), Some(episode)) if item.type_.as_ref().is_some_and(is_episode) => {
            format!("{show}, S{season} E{episode}: {title}")
        }
        (Some(parent), ..) => format!("{parent}: {title}"),
        _ => item.year.map_or_else(|| title.to_owned(), |year| format!("{title} ({year})")),
    }
}

fn is_episode(kind: &plex_sdk::models::MetadataType) -> bool {
    *kind == plex_sdk::models::MetadataType::Episode
}

/// Milliseconds as hours, minutes and seconds.
pub fn clock(milliseconds: i64) -> String {
    let seconds = milliseconds.max(0) / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// `1 film`, `12 films`
pub fn count(count: i64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
