//! A change in words.

use crate::backend::diff::{Change, Item};

/// A change as a sentence: query parameter `size` has another type: `i32` -> `i64`. What `code` writes are the names and
/// values of the document.
pub fn of_change(change: &Change, code: impl Fn(&str) -> String) -> String {
    let said = format!("{} {}", of_item(&change.item, &code), change.rule.says);
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!("{said}: {} -> {}", code(old), code(new)),
        (Some(old), None) if change.rule.says == "was removed" => format!("{said}: {}", code(old)),
        (Some(old), None) => format!("{said}: {} -> none", code(old)),
        (None, Some(new)) if change.rule.says.starts_with("was added") => format!("{said}: {}", code(new)),
        (None, Some(new)) => format!("{said}: none -> {}", code(new)),
        (None, None) => said,
    }
}

/// An item with its name: query parameter `size`.
pub fn of_item(item: &Item, code: impl Fn(&str) -> String) -> String {
    match item.name.as_str() {
        "" => item.noun.to_owned(),
        name => format!("{} {}", item.noun, code(name)),
    }
}
