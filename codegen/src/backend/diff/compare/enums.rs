//! Values of enums, which stay open in Rust.

use super::types::{Pair, part};
use super::{Context, Finding, emitted, rules, same_words};
use crate::backend::diff::Impact;
use crate::backend::diff::pairing::value_pairs;
use crate::ir::{Enum, EnumKind, EnumValue};
use crate::surface;

/// Compares two enums.
pub fn compare(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: &Enum, new: &Enum) {
    if old.kind != new.kind {
        let kind = |kind| if kind == EnumKind::String { "texts" } else { "numbers" };
        let finding = Finding::new(&rules::ENUM_KIND, "enum", "");
        pair.add(cx, finding.texts(kind(old.kind), kind(new.kind)));
    }
    let values = value_pairs(old, new);
    for value in &values.removed {
        let wire = part(Impact::Breaking, Impact::Neutral);
        pair.add(cx, finding(&rules::VALUE_REMOVED, value).wire(wire).texts(&value.wire, ""));
    }
    let was_bool = emitted::is_of_bool(old) && !emitted::is_of_bool(new);
    for value in &values.added {
        let rust = if was_bool { Impact::Breaking } else { Impact::Additive };
        pair.add(cx, finding(&rules::VALUE_ADDED, value).rust(rust).texts("", &value.wire));
    }
    for (a, b) in values.both {
        let (before, after) = (surface::variant_ident(&a.name), surface::variant_ident(&b.name));
        if a.wire != b.wire {
            pair.add(cx, finding(&rules::VALUE_WIRE, b).texts(&a.wire, &b.wire));
        }
        if before != after {
            pair.add(cx, finding(&rules::VALUE_IDENT, b).texts(before, &after));
        }
        if !same_words(&a.docs, &b.docs) {
            pair.words(cx, "value", &after);
        }
    }
}

fn finding(rule: &'static super::Rule, value: &EnumValue) -> Finding {
    Finding::new(rule, "value", surface::variant_ident(&value.name))
}
